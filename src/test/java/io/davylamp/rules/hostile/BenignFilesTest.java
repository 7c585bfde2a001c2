package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.ParsedRulebook;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.format.DecisionTableTest;
import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Workbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ordinary programs save is taken, and means what it did. */
class BenignFilesTest {
    private static final List<String> MEANING = DecisionTableTest.understood(Tables.csv(Tables.RUNWAY));

    static Stream<Map.Entry<String, String>> workbooks() {
        return BenignWorkbooks.all().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workbooks")
    void a_workbook_of_an_ordinary_program_means_what_the_table_does(Map.Entry<String, String> workbook) {
        // Given
        RulebookSource source = Rulebooks.withFile("test.drl.xlsx", workbook.getValue());

        // When
        List<RuleProblem> problems = ParsedRulebook.of(source).problems();

        // Then
        assertThat(problems).isEmpty();
        assertThat(DecisionTableTest.understood(source)).isEqualTo(MEANING);
    }

    @Test
    void a_byte_order_mark_and_lines_below_change_nothing() {
        // Given
        RulebookSource marked = new RulebookSource(Map.of(
                "rulebook.yaml",
                "\uFEFF" + Rulebooks.POLICY,
                "test.drl.csv",
                "\uFEFF" + Tables.RUNWAY + "\r\n".repeat(5_000) + ",,,\n"));

        // When / Then
        assertThat(DecisionTableTest.understood(marked)).isEqualTo(MEANING);
    }

    @Test
    void cases_with_a_byte_order_mark_are_tried() {
        // Given
        Map<String, String> files = HostileFile.sound();
        files.computeIfPresent("sound.cases.yaml", (path, text) -> "\uFEFF" + text);

        // When / Then
        assertThat(RulebookCheck.of(new RulebookSource(files)).passed()).isTrue();
    }

    /** Made by {@code soffice --headless --convert-to xlsx} (LibreOffice 7.4); make it anew when the table changes. */
    @Test
    void the_shipped_workbook_saved_by_libreoffice_means_the_same() throws IOException {
        // Given
        byte[] saved = Files.readAllBytes(Path.of("src/test/resources/workbooks/debt-service-by-libreoffice.drl.xlsx"));
        byte[] shipped = Files.readAllBytes(Rulebooks.SHIPPED.resolve("liquidity/debt-service.drl.xlsx"));

        // When / Then
        assertThat(DecisionTableTest.understood(Rulebooks.withFile("test.drl.xlsx", Workbooks.base64(saved))))
                .isEqualTo(
                        DecisionTableTest.understood(Rulebooks.withFile("test.drl.xlsx", Workbooks.base64(shipped))));
    }

    @Test
    void the_shipped_rulebook_passes() {
        assertThat(RulebookCheck.of(RulebookSource.read(Rulebooks.SHIPPED)).passed())
                .isTrue();
    }
}
