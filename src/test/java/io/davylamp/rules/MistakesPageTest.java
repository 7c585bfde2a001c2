package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ten mistakes officers make most, in each format: one message each, at the right place, and a page of them. */
class MistakesPageTest {
    private static final String HEAD = """
            # Ten mistakes, and what is said of them

            Each was made in each of the four formats, in rules that are otherwise sound; where a format has nothing of the
            kind, in what comes nearest. Nothing else is said of the file, and the rulebook in force goes on judging. The page
            is written by `MistakesPageTest` from what the service says.
            """;

    static Stream<EverydayMistake> mistakes() {
        return EverydayMistake.all().stream();
    }

    @ParameterizedTest
    @EnumSource(EverydayMistake.Format.class)
    void the_rules_without_a_mistake_are_sound(EverydayMistake.Format format) {
        // Given / When
        List<LintFinding> findings = RulebookLint.of(format.rulebook());

        // Then
        assertThat(findings)
                .filteredOn(it -> !it.check().equals("cases"))
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(LintFinding.Severity.NOTE));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void each_is_told_once_at_its_place(EverydayMistake mistake) {
        // Given / When
        List<String> told = mistake.told();

        // Then
        assertThat(told).singleElement().asString().startsWith(mistake.place()).contains(" Maybe ");
    }

    @Test
    void every_kind_is_tried_in_every_format() {
        assertThat(EverydayMistake.all())
                .hasSize(EverydayMistake.KINDS.size() * EverydayMistake.Format.values().length)
                .extracting(EverydayMistake::toString)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_page_says_what_the_service_says() throws IOException {
        // Given
        String page = page();
        Path written = Path.of("target", "MISTAKES.md");
        Files.writeString(written, page);

        // When
        String shipped = Files.readString(Rulebooks.SHIPPED.resolve("MISTAKES.md"));

        // Then
        assertThat(shipped)
                .as("where this fails: cp target/MISTAKES.md rules/MISTAKES.md")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (String kind : EverydayMistake.KINDS) {
            page.append("\n## %s\n\n| in | meant | written | said |\n|---|---|---|---|\n".formatted(kind));
            EverydayMistake.all().stream()
                    .filter(it -> it.kind().equals(kind))
                    .map(MistakesPageTest::row)
                    .forEach(page::append);
        }
        return page.toString();
    }

    private static String row(EverydayMistake it) {
        String in = it.nearest().isEmpty() ? "" : ", " + it.nearest();
        return "| %s%s | %s | %s | %s |\n"
                .formatted(it.format().title(), in, code(it.right()), code(it.wrong()), told(it));
    }

    private static String told(EverydayMistake mistake) {
        String told = mistake.told().stream().collect(Collectors.joining(" · "));
        int end = told.indexOf(": ");
        return "`%s`: %s".formatted(told.substring(0, end), escaped(told.substring(end + 2)));
    }

    private static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "nothing" : "`%s`".formatted(line.replace("|", "\\|"));
    }

    /** Sentences may hold what a page would take for its own. */
    private static String escaped(String text) {
        return text.replaceAll("([|<>*_\\[\\]])", "\\\\$1");
    }
}
