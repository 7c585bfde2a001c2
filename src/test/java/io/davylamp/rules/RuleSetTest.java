package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.util.List;
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
}
