package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final String RUNWAY = """
            // A comment; it's fine.
            rule "Runway below 90 days"
                @id("LIQ-003") @owner("treasury-risk") @confirm(1)
                @why("Below 90 days an operator sells BTC into weakness to pay for power.")
            when
                Runway( $days : days < 90, days >= 30, scenario in (BASE, Scenario.OBSERVED), $s : scenario )
                not Dscr( ratio >= 1.25 || ratio < 0.5 )
            then
                findings.stress(SEVERE, "Runway (%s) is %.0f days; that is 100 %% \\"short\\" by %,.1f.", $s, $days, (90 - $days) * 10);
                findings.crunch("RUNWAY_SHORT", "Runway is %.0f days.", $days);
                findings.hedge(BUY_PUTS, 0.5, 30 + 60, "Buy puts.");
            end
            """;

    @Test
    void says_what_a_rule_says_with_its_values_and_the_facts_it_matched() {
        // Given
        OperatorMetric.Runway runway = new OperatorMetric.Runway(60, Scenario.BASE);
        MetricSet metrics = new MetricSet(List.of(new OperatorMetric.CashMargin(0.2), runway));

        try (RuleSet rules = Rulebooks.compiled(RUNWAY)) {
            // When
            List<Finding> findings = rules.evaluate(metrics);

            // Then
            assertThat(findings)
                    .containsExactly(
                            new Finding.Stress(
                                    "LIQ-003",
                                    Grade.SEVERE,
                                    "Runway (BASE) is 60 days; that is 100 % \"short\" by 300.0.",
                                    1,
                                    List.of(runway)),
                            new Finding.Crunch("LIQ-003", "RUNWAY_SHORT", "Runway is 60 days.", List.of(runway)),
                            new Finding.Hedge("LIQ-003", Instrument.BUY_PUTS, 0.5, 90, "Buy puts.", List.of(runway)));
        }
    }

    @Test
    void stays_silent_where_a_fact_denies_it() {
        // Given
        MetricSet metrics =
                new MetricSet(List.of(new OperatorMetric.Runway(60, Scenario.BASE), new OperatorMetric.Dscr(1.25)));

        try (RuleSet rules = Rulebooks.compiled(RUNWAY)) {
            // When
            List<Finding> findings = rules.evaluate(metrics);

            // Then
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void fires_once_for_exists_however_many_facts_are_there() {
        // Given
        String rule = Rulebooks.rule(
                "Liquidity( $usd : usd ) exists ( Dscr( ratio < 1 ) or MarginCall( distance < 0.2 ) )",
                "findings.stress(WATCH, \"%.0f\", $usd);");
        MetricSet metrics = new MetricSet(List.of(
                new OperatorMetric.Liquidity(7, 0),
                new OperatorMetric.Dscr(0.5),
                new OperatorMetric.MarginCall("a", 1, 0.1),
                new OperatorMetric.MarginCall("b", 1, 0.15)));

        try (RuleSet rules = Rulebooks.compiled(rule)) {
            // When
            List<Finding> findings = rules.evaluate(metrics);

            // Then
            assertThat(findings).extracting(Finding::text).containsExactly("7");
        }
    }

    @Test
    void compares_the_fields_of_two_facts() {
        // Given
        String nearest = Rulebooks.rule(
                "MarginCall( $loan : loanId, $distance : distance ) not MarginCall( distance < $distance - 0.001 * 2 )",
                "findings.stress(WATCH, \"%s\", $loan);");
        MetricSet metrics = new MetricSet(
                List.of(new OperatorMetric.MarginCall("far", 1, 0.4), new OperatorMetric.MarginCall("near", 1, 0.1)));

        try (RuleSet rules = Rulebooks.compiled(nearest)) {
            // When
            List<Finding> findings = rules.evaluate(metrics);

            // Then
            assertThat(findings).extracting(Finding::text).containsExactly("near");
        }
    }

    @Test
    void understands_every_form_of_condition() {
        // Given
        Map<String, Boolean> conditions = new LinkedHashMap<>();
        conditions.put("DebtStatus( missedPayment )", true);
        conditions.put("DebtStatus( !missedPayment )", false);
        conditions.put("DebtStatus( missedPayment == true )", true);
        conditions.put("DebtStatus( missedPayment != true )", false);
        conditions.put("DebtStatus( balanceUsd > 5 && < 15 )", true);
        conditions.put("DebtStatus( balanceUsd < 5 || > 15 )", false);
        conditions.put("DebtStatus( !(balanceUsd < 5 || balanceUsd > 15) )", true);
        conditions.put("DebtStatus( (balanceUsd + 5) * 2 >= 30 )", true);
        conditions.put("DebtStatus( (balanceUsd + 5) * 2 > 30 )", false);
        conditions.put("DebtStatus( balanceUsd / debtServiceUsdPerDay == 5 )", true);
        conditions.put("DebtStatus( balanceUsd == -10 )", false);
        conditions.put("DebtStatus( balanceUsd > -10 )", true);
        conditions.put("InputAge( input == Input.DEBT )", true);
        conditions.put("InputAge( input != DEBT )", false);
        conditions.put("InputAge( input in (DEBT, COST) )", true);
        conditions.put("InputAge( input not in (DEBT, COST) )", false);
        conditions.put("Unavailable( metric == \"Runway\", reason == Metric.Reason.NOT_APPLICABLE )", true);
        conditions.put("Unavailable( metric in (\"Dscr\", \"Runway\"), reason != Reason.NOT_APPLICABLE )", false);
        conditions.put("InputAge( ) not Dscr( )", true);
        conditions.put("InputAge( ) exists Dscr( )", false);
        MetricSet metrics = new MetricSet(List.of(
                new OperatorMetric.DebtStatus(10, 2, true),
                new OperatorMetric.InputAge(Input.DEBT, 3),
                new Metric.Unavailable("Runway", Metric.Reason.NOT_APPLICABLE, "nothing burns")));

        StringBuilder drl = new StringBuilder();
        conditions
                .keySet()
                .forEach(it -> drl.append(Rulebooks.rule(it, "findings.stress(WATCH, \"It holds.\");")
                        .replace("\"Test\"", '"' + it.replace('"', ' ') + '"')));

        try (RuleSet rules = Rulebooks.compiled(numbered(drl.toString()))) {
            // When
            Set<String> spoke =
                    rules.evaluate(metrics).stream().map(Finding::ruleId).collect(Collectors.toSet());

            // Then
            for (RuleInfo rule : rules.rules()) {
                boolean holds = List.copyOf(conditions.values())
                        .get(Integer.parseInt(rule.id().substring(4)));
                assertThat(spoke.contains(rule.id())).as(rule.name()).isEqualTo(holds);
            }
        }
    }

    @Test
    void confirms_at_once_where_a_rule_says_so_and_by_policy_elsewhere() {
        // Given
        String drl = RUNWAY
                + Rulebooks.rule("Dscr( ratio < 9 )", "findings.stress(WATCH, \"Operator.\");")
                + Rulebooks.rule("Puell( multiple < 9 )", "findings.stress(WATCH, \"Network.\");")
                        .replace("TST-001", "TST-002")
                        .replace("\"Test\"", "\"Second\"")
                + Rulebooks.rule("Unavailable( metric == \"Puell\" )", "findings.stress(WATCH, \"Unknown.\");")
                        .replace("TST-001", "TST-003")
                        .replace("\"Test\"", "\"Third\"");
        MetricSet metrics = new MetricSet(List.of(
                new OperatorMetric.Runway(60, Scenario.BASE),
                new OperatorMetric.Dscr(0.7),
                new NetworkMetric.Puell(1, 1),
                new Metric.Unavailable("Puell", Metric.Reason.HISTORY_TOO_SHORT, "")));

        try (RuleSet rules = Rulebooks.compiled(drl)) {
            // When
            List<Finding> findings = rules.evaluate(metrics);

            // Then
            assertThat(findings)
                    .filteredOn(Finding.Stress.class::isInstance)
                    .map(Finding.Stress.class::cast)
                    .extracting(Finding.Stress::ruleId, Finding.Stress::confirm)
                    .containsExactly(
                            tuple("LIQ-003", 1), tuple("TST-001", 2), tuple("TST-002", 3), tuple("TST-003", 3));
        }
    }

    @Test
    void says_the_same_whatever_the_order_of_facts() {
        // Given
        List<Metric> facts = new ArrayList<>(List.of(
                new OperatorMetric.Runway(20, Scenario.BASE),
                new OperatorMetric.Runway(60, Scenario.OBSERVED),
                new OperatorMetric.Runway(10, Scenario.STRESSED),
                new OperatorMetric.Dscr(0.7),
                new OperatorMetric.DebtServiceCover(3),
                new OperatorMetric.CashMargin(-0.1),
                new OperatorMetric.MarginCall("a", 20_000, 0.1),
                new OperatorMetric.MarginCall("b", 10_000, 0.4),
                new OperatorMetric.SoldToMined(2),
                new OperatorMetric.InputMissing(Input.FLEET),
                new OperatorMetric.Liquidity(1e6, 0.3),
                new OperatorMetric.HedgeCover(0.2)));
        Random random = new Random(7);

        try (RuleSet rules = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED))) {
            List<Finding> first = rules.evaluate(new MetricSet(facts));
            for (int i = 0; i < 200; i++) {
                // When
                Collections.shuffle(facts, random);

                // Then
                assertThat(rules.evaluate(new MetricSet(facts))).isEqualTo(first);
            }
            assertThat(first)
                    .filteredOn(Finding.Stress.class::isInstance)
                    .map(it -> ((Finding.Stress) it).grade())
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .contains(Grade.CAPITULATION, Grade.WATCH, Grade.INDETERMINATE);
        }
    }

    @Test
    void names_the_rule_that_fails_and_judges_on_afterwards() {
        // Given
        String drl = Rulebooks.rule(
                "HedgeCover( $cover : fraction )", "findings.hedge(BUY_PUTS, 1 - $cover * 3, 90, \"Buy.\");");

        try (RuleSet rules = Rulebooks.compiled(drl)) {
            // When / Then
            assertThatThrownBy(() -> rules.evaluate(cover(0.5)))
                    .isInstanceOf(RuleFault.class)
                    .hasMessage("rule TST-001: the target ratio came out as -0.5; allowed is 0 to 1.0");
            assertThat(rules.evaluate(cover(0))).extracting(Finding::text).containsExactly("Buy.");
        }
    }

    @Test
    void stops_a_rule_that_does_not_come_to_an_end() {
        // Given
        String pairs = Rulebooks.rule("MarginCall( ) BtcLtv( )", "findings.stress(WATCH, \"Again.\");");
        List<Metric> facts = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            facts.add(new OperatorMetric.MarginCall("m" + i, 1, 0.5));
            facts.add(new OperatorMetric.BtcLtv("b" + i, 0.5));
        }

        try (RuleSet rules = Rulebooks.compiled(pairs)) {
            // When / Then
            assertThatThrownBy(() -> rules.evaluate(new MetricSet(facts)))
                    .isInstanceOf(RuleFault.class)
                    .hasMessage("rule TST-001: the rules fired more than 10,000 times");
            assertThat(rules.evaluate(new MetricSet(facts.subList(0, 2)))).hasSize(1);
        }
    }

    /** Gives each rule an id of its own, from TST-000 on. */
    private static String numbered(String drl) {
        String[] parts = drl.split("TST-001", -1);
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            numbered.append("TST-%03d".formatted(i - 1)).append(parts[i]);
        }
        return numbered.toString();
    }

    private static MetricSet cover(double fraction) {
        return new MetricSet(List.of(new OperatorMetric.HedgeCover(fraction)));
    }
}
