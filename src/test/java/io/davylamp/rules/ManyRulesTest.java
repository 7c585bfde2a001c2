package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.rules.hostile.ExhaustingRules;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rulebook of as many rules as are allowed works like a small one. */
class ManyRulesTest {
    private static final int MANY = 2_000;
    private static final double FEW_SECONDS = 5;

    /** Each overlaps with all before it: nothing costs looking through them more. */
    private static final RulebookSource SOURCE = new RulebookSource(Map.of(
            "rulebook.yaml",
            Rulebooks.POLICY,
            "one.drl",
            ExhaustingRules.rules(0, MANY / 2, ManyRulesTest::conditions),
            "two.drl",
            ExhaustingRules.rules(MANY / 2, MANY, ManyRulesTest::conditions),
            "one.cases.yaml",
            """
            - case: near the last
              facts: {Runway: {days: 1998.7, scenario: BASE}}
              expect: [TB-999]
              expect-not: [TA-000, TB-998]
            """));

    private static RuleSet rules;

    private static String conditions(int number) {
        return "Runway( days < %d.5, scenario == BASE )".formatted(number);
    }

    @BeforeAll
    static void build() {
        rules = Rulebooks.compiled(SOURCE);
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    private static List<String> spoke(double days) {
        MetricSet facts = new MetricSet(List.of(new OperatorMetric.Runway(days, Scenario.BASE)));
        return rules.evaluate(facts).stream().map(Finding::ruleId).toList();
    }

    @Test
    void each_of_them_judges() {
        assertThat(spoke(-1)).hasSize(MANY);
        assertThat(spoke(1_995)).containsExactly("TB-995", "TB-996", "TB-997", "TB-998", "TB-999");
        assertThat(spoke(1_999.5)).isEmpty();
        assertThat(new TreeSet<>(spoke(1_000))).hasSize(MANY / 2).first().isEqualTo("TB-000");
    }

    @Test
    void they_are_read_in_a_few_seconds() {
        // When
        Cost<ParsedRulebook> understood = Cost.of(() -> ParsedRulebook.of(SOURCE));

        // Then
        assertThat(understood.result().rules()).hasSize(MANY);
        assertThat(understood.result().problems()).isEmpty();
        assertThat(understood.seconds()).isLessThan(FEW_SECONDS);
    }

    @Test
    void what_is_odd_about_them_is_found_in_a_few_seconds_and_reported_in_part() {
        // When
        Cost<List<LintFinding>> lint = Cost.of(() -> RulebookLint.of(rules, SOURCE));

        // Then
        assertThat(lint.result()).hasSize(101);
        assertThat(lint.result().get(100).message()).matches("and [1-9],[0-9]{3} more from here on\\.");
        assertThat(lint.seconds()).isLessThan(FEW_SECONDS);
    }

    @Test
    void one_more_is_refused_where_it_is() {
        // Given
        String more = ExhaustingRules.rules(0, MANY + 1, it -> "Runway( )").replace("at length", "");

        // When
        List<RuleProblem> problems = Rulebooks.problems(more);

        // Then
        assertThat(problems).singleElement().satisfies(it -> {
            assertThat(it.message()).isEqualTo("the rulebook has 2001 rules; allowed is 1 to 2000.");
            assertThat(it.line()).isEqualTo(1 + MANY * 7);
        });
    }
}
