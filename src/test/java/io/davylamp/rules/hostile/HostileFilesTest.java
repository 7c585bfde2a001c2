package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.Grid;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.sheet.Sheet;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks, archives, tables and YAML that try to mislead or to exhaust: refused at their place, and soon. */
class HostileFilesTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration MAX = Duration.ofSeconds(5);
    private static final List<Timed> TIMED = new ArrayList<>();
    /** How a problem of a whole file names the part it means. */
    private static final String PART =
            "(?s).*(xl/|_rels/|Content_Types|the sheet|the workbook|the archive|this is not a workbook).*";

    private record Timed(String kind, Duration processor) {}

    static Stream<HostileFile> files() {
        return Stream.of(HostileWorkbooks.files(), HostileArchives.workbooks(), HostileTexts.files())
                .flatMap(it -> it);
    }

    @AfterAll
    static void shows_the_slowest() {
        System.out.printf("%,d hostile files; the slowest:%n", TIMED.size());
        TIMED.stream()
                .sorted(Comparator.comparing(Timed::processor).reversed())
                .limit(5)
                .forEach(it -> System.out.printf("%,6d ms  %s%n", it.processor().toMillis(), it.kind()));
    }

    @Test
    void the_rulebook_around_them_is_sound() {
        assertThat(RulebookCheck.of(new RulebookSource(HostileFile.sound())).passed())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void is_refused_at_its_place_and_soon(HostileFile file) {
        // Given
        RulebookSource source = new RulebookSource(file.rulebook());
        long before = THREADS.getCurrentThreadCpuTime();

        // When
        RulebookCheck check = RulebookCheck.of(source);
        file.files().forEach((path, text) -> shown(path, text));

        // Then
        Duration processor = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
        TIMED.add(new Timed(file.kind(), processor));
        assertThat(processor).isLessThan(MAX);
        List<RuleProblem> problems = new ArrayList<>(check.problems());
        check.untested().forEach(it -> problems.add(it.problem()));
        assertThat(problems)
                .anySatisfy(it -> assertThat(file.files()).containsKey(it.file()))
                .allSatisfy(HostileFilesTest::hasItsPlace);
    }

    /** As the page shows a table beside its problems. */
    private static void shown(String path, String text) {
        if (Grid.isTable(path)) {
            assertThat(Grid.of(path, text))
                    .allSatisfy(it -> assertThat(it.rows()).hasSizeLessThanOrEqualTo(Sheet.MAX_ROWS));
        }
    }

    private static void hasItsPlace(RuleProblem problem) {
        assertThat(problem.line() > 0
                        || !problem.cell().isEmpty()
                        || problem.message().matches(PART))
                .as("%s", problem)
                .isTrue();
        assertThat(problem.advice()).startsWith("Maybe");
        assertThat(problem.toString())
                .hasSizeLessThan(1_000)
                .doesNotContain(
                        "Exception",
                        "java.lang",
                        "java.io",
                        "snakeyaml",
                        "jackson",
                        "ParseError",
                        "cannot be understood");
    }
}
