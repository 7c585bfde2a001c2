package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Workbooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookSourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void reads_every_file_below_the_folder_but_hidden_ones() throws IOException {
        // Given
        write("rulebook.yaml", "name: x");
        write("liquidity/runway.drl", "\uFEFFrule");
        write(".git/config", "hidden");
        write("liquidity/.runway.drl.swp", "hidden");

        // When
        RulebookSource source = RulebookSource.read(folder);

        // Then
        assertThat(source.files())
                .containsExactly(Map.entry("liquidity/runway.drl", "rule"), Map.entry("rulebook.yaml", "name: x"));
    }

    @Test
    void has_the_version_of_its_content_wherever_it_came_from() throws IOException {
        // Given
        write("b.drl", "two");
        write("a.drl", "one");

        // When
        String version = RulebookSource.read(folder).version();

        // Then
        assertThat(version)
                .isEqualTo(new RulebookSource(Map.of("a.drl", "one", "b.drl", "two")).version())
                .matches("[0-9a-f]{16}");
        assertThat(new RulebookSource(Map.of("a.drl", "onetwo", "b.drl", "")).version())
                .isNotEqualTo(version);
        assertThat(new RulebookSource(Map.of("a.drl", "one", "c.drl", "two")).version())
                .isNotEqualTo(version);
    }

    @Test
    void follows_a_mounted_config_map_to_one_generation() throws IOException {
        // Given
        write("..2026_01/a.drl", "old");
        write("..2026_02/a.drl", "new");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01"));
        Files.createSymbolicLink(folder.resolve("a.drl"), Path.of("..data", "a.drl"));
        String before = RulebookSource.read(folder).files().get("a.drl");

        // When
        Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2026_02"));
        Files.move(
                folder.resolve("..data_tmp"),
                folder.resolve("..data"),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        // Then
        assertThat(before).isEqualTo("old");
        assertThat(RulebookSource.read(folder).files()).containsExactly(Map.entry("a.drl", "new"));
    }

    @Test
    void does_not_follow_a_link_out_of_the_folder() throws IOException {
        // Given
        write("secret.txt", "token");
        write("rules/a.drl", "rule");
        Files.createSymbolicLink(folder.resolve("rules/b.drl"), folder.resolve("secret.txt"));

        // When / Then
        assertThatThrownBy(() -> RulebookSource.read(folder.resolve("rules")))
                .isInstanceOf(UnreadableRulebook.class)
                .hasMessage("b.drl: the link leads out of the rulebook's folder. Maybe copy the file into the folder.")
                .hasMessageNotContaining("token");
    }

    @Test
    void reports_what_is_too_large_or_not_text() throws IOException {
        // Given
        write("large.drl", "x".repeat(256 * 1024 + 1));
        write("largest.drl", "x".repeat(256 * 1024));
        Files.write(folder.resolve("latin.drl"), "für".getBytes(StandardCharsets.ISO_8859_1));

        // When
        Compilation compilation = RuleCompiler.compile(folder);

        // Then
        assertThat(((Compilation.Refused) compilation).problems())
                .extracting(RuleProblem::toString)
                .containsExactly(
                        "large.drl: the file has more than 262,144 bytes. Maybe split it.",
                        "latin.drl: the file is not UTF-8 text. Maybe save it with the encoding UTF-8.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a#b.drl  | has a backslash
            a:b.drl  | has a colon, as a drive does
            a.drl.   | has a part that ends with a dot, or begins or ends with a blank
            a~.drl   | has a control character or one that cannot be seen
            a^.drl   | has a control character or one that cannot be seen
            """)
    void refuses_a_name_that_leads_elsewhere(String name, String fault) throws IOException {
        // Given
        write("sound.drl", "rule");
        write(name.replace('#', '\\').replace('~', '\t').replace('^', '\u202E'), "rule");

        // When / Then
        assertThatThrownBy(() -> RulebookSource.read(folder))
                .isInstanceOf(UnreadableRulebook.class)
                .hasMessageContaining("the file's name %s. Maybe rename it", fault);
    }

    @Test
    void refuses_names_that_differ_in_capitals_only_and_more_files_than_a_rulebook_has() throws IOException {
        // Given
        write("a/runway.drl", "rule");
        write("a/Runway.drl", "rule");

        // When / Then
        assertThatThrownBy(() -> RulebookSource.read(folder))
                .hasMessageContaining("a/runway.drl: the folder has it twice, differing only in capitals.");
        for (int i = 0; i < 2_000; i++) {
            Files.createDirectory(folder.resolve("empty" + i));
        }
        assertThatThrownBy(() -> RulebookSource.read(folder))
                .hasMessageContaining("the folder has more than 2,000 files and folders.");
    }

    @Test
    void reports_that_the_folder_is_not_there() {
        // Given
        Path absent = folder.resolve("absent");

        // When
        Compilation compilation = RuleCompiler.compile(absent);

        // Then
        assertThat(((Compilation.Refused) compilation).problems())
                .singleElement()
                .satisfies(it -> assertThat(it.message()).startsWith("the rulebook's folder cannot be read"));
    }

    @Test
    void keeps_a_workbook_as_base64() throws IOException {
        // Given
        byte[] workbook = Workbooks.zip(Workbooks.parts("Grades", Tables.RUNWAY));
        write("rulebook.yaml", Rulebooks.POLICY);
        Files.write(folder.resolve("grades.drl.xlsx"), workbook);

        // When
        RulebookSource source = RulebookSource.read(folder);

        // Then
        assertThat(source.files()).containsEntry("grades.drl.xlsx", Workbooks.base64(workbook));
        try (RuleSet rules = Rulebooks.compiled(source)) {
            assertThat(rules.rules()).hasSize(2);
        }
    }

    @Test
    void does_not_run_in_circles() throws IOException {
        // Given
        write("a/b.drl", "rule");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);

        // When / Then
        assertThatThrownBy(() -> RulebookSource.read(folder))
                .isInstanceOf(UnreadableRulebook.class)
                .hasMessageContaining("folders are nested deeper than 6");
    }
}
