package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void name_every_fact_and_field_of_the_glossary() {
        // Given
        Words words = Words.withoutRules();

        // When
        String names = words.facts().stream()
                .flatMap(fact -> fact.fields().stream()
                        .map(it -> "| `%s` | `%s` | %s | %s | %s |\n"
                                .formatted(fact.name(), it.name(), it.unit(), it.values(), it.meaning())))
                .collect(Collectors.joining());

        // Then
        assertThat(Glossary.markdown()).endsWith(names);
    }

    @Test
    void give_an_example_of_each_field_that_is_a_sound_condition_and_can_be_bound() {
        // Given
        List<String> examples = Words.withoutRules().facts().stream()
                .flatMap(it -> it.fields().stream())
                .map(Words.Field::example)
                .toList();

        // When
        StringBuilder drl = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            String bound = examples.get(i).replace("( ", "( $x : ").replaceAll(": (\\w+)(.*) \\)", ": $1, $1$2 )");
            boolean onlyAdvises = bound.startsWith("OtherRules");
            String call =
                    onlyAdvises ? "findings.hedge(BUILD_CASH, 1.0, 30, \"x\");" : "findings.stress(WATCH, \"x\");";
            drl.append(Rulebooks.rule(bound, call)
                    .replace("TST-001", "TST-%03d".formatted(i))
                    .replace("\"Test\"", "\"Test %d\"".formatted(i)));
        }

        // Then
        try (RuleSet rules = Rulebooks.compiled(Rulebooks.latest(drl.toString()))) {
            assertThat(RulebookLint.of(rules.understood()))
                    .extracting(LintFinding::check)
                    .doesNotContain("unit", "never", "always");
        }
    }

    @Test
    void list_the_flags_that_the_rulebook_raises() {
        try (RuleSet rules = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED))) {
            assertThat(Words.of(rules).flags())
                    .contains("RUNWAY_SHORT", "MARGIN_CALL_NEAR")
                    .isSorted();
        }
    }
}
