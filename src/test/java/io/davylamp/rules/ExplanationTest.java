package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.BtcLtv;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Grade;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static final ParsedRulebook SHIPPED = ParsedRulebook.of(RulebookSource.read(Rulebooks.SHIPPED));

    @Test
    void says_by_how_much_the_first_condition_failed() {
        Explanation explanation =
                explained("LIQ-003", new Runway(112.4, Scenario.BASE), new Runway(60, Scenario.STRESSED));

        assertThat(explanation.verdict()).isEqualTo(Explanation.Verdict.SILENT);
        assertThat(explanation.sentence())
                .isEqualTo("LIQ-003 does not fire. Runway.days is 112.4 days, the rule asks < 90: 22.4 above.");
        assertThat(explanation.failedFirst().orElseThrow().missedBy()).hasValue(112.4 - 90);
        assertThat(explanation.matches().get(0))
                .extracting(Check::asks, Check::holds)
                .containsExactly(
                        tuple("Runway.days < 90", false),
                        tuple("Runway.days >= 30", true),
                        tuple("Runway.scenario in (BASE, OBSERVED)", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            90   | Runway.days is 90 days, the rule asks < 90: exactly on the limit.
            29.5 | Runway.days is 29.5 days, the rule asks >= 30: 0.5 below.
            """)
    void names_the_side_and_the_limit_itself(double days, String sentence) {
        Explanation explanation = explained("LIQ-003", new Runway(days, Scenario.BASE));

        assertThat(explanation.failedFirst().orElseThrow().sentence()).isEqualTo(sentence);
    }

    @Test
    void says_why_a_fact_is_not_there() {
        Explanation explanation = explained(
                "LIQ-011", new Metric.Unavailable("Dscr", Metric.Reason.NOT_APPLICABLE, "there is no debt to serve"));

        assertThat(explanation.sentence())
                .isEqualTo("LIQ-011 does not fire. The rule asks for Dscr;"
                        + " Dscr is not available (NOT_APPLICABLE): there is no debt to serve.");
    }

    @Test
    void names_the_fact_that_may_not_be_there() {
        String drl = Rulebooks.rule(
                "Runway( $days : days, days < 30 ) not Dscr( ratio >= 1.0 )",
                "findings.stress(SEVERE, \"%.1f\", $days);");
        Explanation explanation = Explanations.of(
                        ParsedRulebook.of(Rulebooks.of(drl)),
                        set(new Runway(20, Scenario.BASE), new Dscr(1.3)),
                        "TST-001")
                .orElseThrow();

        assertThat(explanation.failedFirst().orElseThrow().sentence())
                .isEqualTo("not Dscr( ratio >= 1 ): Dscr.ratio is 1.3, and none may be there.");
        assertThat(explanation.distance().gap()).isEqualTo((1.3 - 1) / 1, offset(1e-12));
    }

    @Test
    void shows_every_value_of_a_rule_that_fires() {
        Explanation explanation = explained("LIQ-005", new Runway(20, Scenario.BASE), new Dscr(1.3));

        assertThat(explanation.verdict()).isEqualTo(Explanation.Verdict.FIRES);
        assertThat(explanation.matches()).hasSize(1);
        assertThat(explanation.matches().get(0)).extracting(Check::actual).containsExactly("20 days", "BASE", "1.3");
        assertThat(explanation.says().grade()).hasValue(Grade.SEVERE);
        assertThat(explanation.says().flags()).containsExactly("RUNWAY_SHORT");
    }

    @Test
    void checks_a_rule_that_fires_against_each_fact_it_fires_for() {
        String drl = Rulebooks.rule(
                "MarginCall( $loan : loanId, distance < 0.5 ) BtcLtv( loanId == $loan, ratio > 0.6 )",
                "findings.stress(WATCH, \"%s\", $loan);");
        MetricSet metrics = set(
                new MarginCall("a", 1, 0.2), new MarginCall("b", 1, 0.1), new BtcLtv("a", 0.7), new BtcLtv("b", 0.61));

        Explanation explanation = Explanations.of(ParsedRulebook.of(Rulebooks.of(drl)), metrics, "TST-001")
                .orElseThrow();

        assertThat(explanation.matches()).hasSize(2);
    }

    @Test
    void takes_the_combination_that_lacks_least() {
        String drl = Rulebooks.rule(
                "MarginCall( $loan : loanId, distance < 0.5 ) BtcLtv( loanId == $loan, ratio > 0.6 )",
                "findings.stress(WATCH, \"%s\", $loan);");
        MetricSet metrics = set(
                new MarginCall("a", 1, 0.2), new MarginCall("b", 1, 0.1), new BtcLtv("a", 0.1), new BtcLtv("b", 0.59));

        Explanation explanation = Explanations.of(ParsedRulebook.of(Rulebooks.of(drl)), metrics, "TST-001")
                .orElseThrow();

        assertThat(explanation.failedFirst().orElseThrow().sentence())
                .isEqualTo("BtcLtv.ratio is 0.59, the rule asks > 0.6: 0.01 below.");
    }

    @Test
    void shows_what_a_computed_limit_came_to() {
        String drl = Rulebooks.rule(
                "MarginCall( $near : distance ) Dscr( ratio < $near * 2 )", "findings.stress(WATCH, \"It holds.\");");

        Explanation explanation = Explanations.of(
                        ParsedRulebook.of(Rulebooks.of(drl)),
                        set(new MarginCall("a", 1, 0.2), new Dscr(0.5)),
                        "TST-001")
                .orElseThrow();

        assertThat(explanation.sentence()).endsWith("Dscr.ratio is 0.5, the rule asks < ($near * 2) (0.4): 0.1 above.");
    }

    @Test
    void does_not_look_for_ever() {
        String drl = Rulebooks.rule(
                "MarginCall( $d : distance ) BtcLtv( ratio > $d + 400 )", "findings.stress(WATCH, \"It holds.\");");
        Metric[] many = IntStream.range(0, 3_000)
                .boxed()
                .flatMap(it -> Stream.of(new MarginCall("a" + it, 1, 0.2), new BtcLtv("b" + it, 0.1)))
                .toArray(Metric[]::new);

        Explanation explanation = Explanations.of(ParsedRulebook.of(Rulebooks.of(drl)), set(many), "TST-001")
                .orElseThrow();

        assertThat(explanation.verdict()).isEqualTo(Explanation.Verdict.UNDECIDED);
    }

    @Test
    void leaves_out_rules_about_another_kind_of_subject() {
        assertThat(Explanations.all(SHIPPED, set(new Dscr(1)), About.OPERATOR))
                .extracting(it -> it.rule().id())
                .contains("LIQ-003")
                .doesNotContain("NET-001");
        assertThat(Explanations.all(SHIPPED, set(), About.NETWORK))
                .extracting(it -> it.rule().id())
                .contains("NET-001")
                .doesNotContain("LIQ-003");
    }

    @Test
    void knows_no_rule_that_is_not_there() {
        assertThat(Explanations.of(SHIPPED, set(), "LIQ-999")).isEmpty();
    }

    private static Explanation explained(String rule, Metric... metrics) {
        return Explanations.of(SHIPPED, set(metrics), rule).orElseThrow();
    }

    private static MetricSet set(Metric... metrics) {
        return new MetricSet(List.of(metrics));
    }
}
