package io.davylamp.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.Cost;
import io.davylamp.rules.ParsedRulebook;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.format.SentencesTest;
import io.davylamp.rules.format.Tables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of each bound. */
class BoundsTest {
    private static final String SAY = "findings.stress(WATCH, \"x\");";

    private static List<RuleProblem> problems(String conditions) {
        return ParsedRulebook.of(Rulebooks.of(Rulebooks.rule(conditions, SAY))).problems();
    }

    private static String deep(int brackets) {
        return "Runway( " + "(".repeat(brackets) + "days" + ")".repeat(brackets) + " < 90 )";
    }

    private static String list(int values) {
        return IntStream.range(0, values).mapToObj(it -> "days < " + it).collect(Collectors.joining(" || "));
    }

    @Test
    void brackets_may_be_nested_eight_deep() {
        assertThat(problems(deep(7))).isEmpty();
        assertThat(problems(deep(8))).singleElement().satisfies(it -> {
            assertThat(it.line()).isEqualTo(4);
            assertThat(it.rule()).isEqualTo("Test");
            assertThat(it.message()).isEqualTo("brackets are nested more than 8 deep.");
        });
    }

    @Test
    void a_condition_may_have_64_values() {
        assertThat(problems("Runway( " + list(32) + " )")).isEmpty();
        assertThat(problems("Runway( " + list(32) + " || missing )"))
                .extracting(RuleProblem::message)
                .containsExactly("the condition has more than 64 values.");
    }

    @Test
    void sums_within_the_bounds_cost_the_engine_nothing() {
        // Given
        String sum = "Runway( days" + " + 1".repeat(60) + " < 90 )";
        Rulebooks.compiled(Rulebooks.rule("Runway( )", SAY)).close();

        // When
        Cost<RuleSet> built = Cost.of(() -> Rulebooks.compiled(Rulebooks.rule(sum, SAY)));

        // Then
        built.result().close();
        assertThat(built.seconds()).isLessThan(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            days < 999999999999999999999999999999  | 0
            days < 9999999999999999999999999999999 | 1
            days < - - 1                           | 0
            days < - - - 1                         | 1
            """)
    void numbers_have_30_digits_at_most_and_two_signs(String condition, int expected) {
        assertThat(problems("Runway( %s )".formatted(condition))).hasSize(expected);
    }

    @Test
    void a_number_of_400_digits_is_refused_on_its_line_and_shown_in_part() {
        assertThat(problems("Runway(\n days <\n " + "9".repeat(400) + " )"))
                .singleElement()
                .satisfies(it -> assertThat(it.toString())
                        .isEqualTo("test.drl:6 rule \"Test\": the number 99999999999999999999... has 400 characters;"
                                + " allowed are 30. Maybe shorten it."));
    }

    @Test
    void a_missing_end_is_reported_at_the_rule_it_is_missing_from() {
        // Given
        String sound = Rulebooks.rule("Runway( )", SAY);
        String other = sound.replace("\"Test\"", "\"Other\"").replace("TST-001", "TST-002");
        String third = sound.replace("\"Test\"", "\"Third\"").replace("TST-001", "TST-003");

        // When
        List<RuleProblem> problems = Rulebooks.problems(sound + other.replace("end\n", "\n") + third);

        // Then
        assertThat(problems)
                .singleElement()
                .satisfies(it -> assertThat(it.toString())
                        .startsWith("test.drl:8 rule \"Other\": the rule that begins here has no 'end'."));
    }

    @Test
    void in_sentences_a_missing_end_is_reported_there_too() {
        // Given
        String rules = SentencesTest.RULES.replace("end\n", "")
                + SentencesTest.RULES.replace("LIQ-003", "LIQ-004").replace("90 days\"", "ninety days\"");

        // When
        List<RuleProblem> problems = Rulebooks.problems(SentencesTest.source(rules, SentencesTest.BOOK));

        // Then
        assertThat(problems)
                .singleElement()
                .satisfies(it -> assertThat(it.toString())
                        .startsWith("test.dslr:2 rule \"Runway below 90 days\": the rule that begins here has no"));
    }

    @Test
    void what_is_not_allowed_in_a_file_is_reported_where_it_is() {
        assertThat(Rulebooks.problems(Rulebooks.rule("Runway( )", SAY) + "\ndeclare Evil x : int end\n"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.line()).isEqualTo(9);
                    assertThat(it.message()).startsWith("the file has a declared type;");
                });
    }

    @Test
    void a_byte_order_mark_is_fine_in_every_format() {
        Map<String, String> files = Map.of(
                "rulebook.yaml", Rulebooks.POLICY,
                "one.drl", Rulebooks.rule("Runway( )", SAY),
                "two.drl.csv", Tables.RUNWAY,
                "three/four.dslr",
                        SentencesTest.RULES.replace("LIQ-003", "LIQ-009").replace("90 days\"", "ninety\""),
                "three/vocabulary.dsl", SentencesTest.BOOK);
        Map<String, String> marked =
                files.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> "\uFEFF" + it.getValue()));

        assertThat(ParsedRulebook.of(new RulebookSource(files)).problems()).isEmpty();
        assertThat(ParsedRulebook.of(new RulebookSource(marked)).problems()).isEmpty();
        assertThat(ParsedRulebook.of(new RulebookSource(marked)).rules()).hasSize(4);
    }
}
