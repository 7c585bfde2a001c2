package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.rules.RuleFault;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.Rulebooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that try facts with facts. */
class RunawayRulesTest {
    private static final String NEVER = "findings.stress(WATCH, \"Never.\");";
    /** No pair of the facts below fits. */
    private static final String PAIRS =
            Rulebooks.rule("MarginCall( $d : distance ) BtcLtv( ratio * ratio + $d * $d < $d - ratio - 4 )", NEVER);

    private static MetricSet loans(int number) {
        List<Metric> facts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            facts.add(new OperatorMetric.MarginCall("m" + i, 1, 0.5));
            facts.add(new OperatorMetric.BtcLtv("b" + i, 0.5));
        }
        return new MetricSet(facts);
    }

    @Test
    void a_cross_product_over_2000_facts_comes_to_an_end() {
        try (RuleSet rules = Rulebooks.compiled(PAIRS)) {
            assertThat(rules.evaluate(loans(1_000))).isEmpty();
            assertThat(rules.overrun()).isEmpty();
        }
    }

    @Test
    void a_cross_product_that_would_take_too_long_is_not_begun_and_condemns_only_these_facts() {
        // Given
        try (RuleSet rules = Rulebooks.compiled(PAIRS)) {
            // When / Then
            assertThatThrownBy(() -> rules.evaluate(loans(3_163)))
                    .isInstanceOf(RuleFault.class)
                    .hasMessage("rule TST-001: the rules would try 10,004,569 combinations of facts;"
                            + " allowed are 10,000,000");
            assertThat(rules.evaluate(loans(1))).isEmpty();
            assertThat(rules.overrun()).isEmpty();
        }
    }

    @Test
    void rules_past_their_deadline_are_halted_named_and_judge_no_more() {
        // Given
        try (RuleSet rules = Rulebooks.compiled(PAIRS).within(Duration.ofNanos(1))) {
            assertThat(rules.evaluate(loans(1))).isEmpty();

            // When
            assertThatThrownBy(() -> rules.evaluate(loans(3_100))).isInstanceOf(RuleFault.class);

            // Then
            assertThat(rules.overrun().orElseThrow().ruleId()).isEqualTo("TST-001");
            assertThatThrownBy(() -> rules.evaluate(loans(1)))
                    .isInstanceOf(RuleFault.class)
                    .hasMessageContaining("were halted");
        }
    }

    @Test
    void a_rule_may_try_two_kinds_of_facts_each_with_each_but_not_three() {
        // Given
        String two = "MarginCall( ) BtcLtv( ) Runway( scenario == BASE ) not AsicLtv( ratio > 1 )";
        String three = "MarginCall( )\n BtcLtv( )\n AsicLtv( )";

        // When
        List<RuleProblem> problems = Rulebooks.problems(Rulebooks.rule(three, NEVER));

        // Then
        Rulebooks.compiled(Rulebooks.rule(two, NEVER)).close();
        assertThat(problems).singleElement().satisfies(it -> {
            assertThat(it.line()).isEqualTo(6);
            assertThat(it.message())
                    .isEqualTo("the rule tries each with each of MarginCall, BtcLtv, AsicLtv; allowed are 2 such"
                            + " facts.");
            assertThat(it.advice()).contains("loanId == $loan");
        });
    }

    @Test
    void facts_said_to_belong_together_do_not_count() {
        // Given
        String joined = "MarginCall( $loan : loanId ) BtcLtv( loanId == $loan ) AsicLtv( loanId == $loan )"
                + " MarginCallOdds( loanId == $loan )";

        // When / Then
        Rulebooks.compiled(Rulebooks.rule(joined, NEVER)).close();
    }

    @Test
    void a_fact_that_must_be_absent_counts_where_it_is_compared_with_another() {
        // Given
        String absent = "MarginCall( $d : distance ) BtcLtv( ) not MarginCall( distance < $d - 0.1 )";

        // When / Then
        assertThat(Rulebooks.problems(Rulebooks.rule(absent, NEVER))).hasSize(1);
    }
}
