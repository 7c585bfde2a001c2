package io.davylamp.rulebook.trial;

import java.util.Map;
import java.util.Optional;

/** A small task that has most of the program loaded before a real one comes. */
final class WarmUp {
    private static final String POLICY = """
            name: Warm up
            stress: {priceChange: -0.30, difficultyChange: 0.10, powerChange: 0.15}
            operator: {confirm: 2, fallDays: 7}
            network: {confirm: 3, fallDays: 7, leaveBelow: {WATCH: 15, STRESSED: 35, SEVERE: 55, CAPITULATION: 70}}
            """;
    private static final String RULE = """
            rule "Runway below 90 days"
                @id("WRM-001") @owner("davylamp") @why("To warm up.")
            when
                Runway( $days : days < 90, scenario == Scenario.BASE )
            then
                findings.stress(SEVERE, "Runway is %.0f days.", $days);
            end
            """;
    private static final String CASES = """
            - case: below it
              facts:
                Runway: {days: 89, scenario: BASE}
              expect: [WRM-001]
            """;

    private WarmUp() {}

    static void now() {
        new TrialTask(Map.of("rulebook.yaml", POLICY, "runway.drl", RULE, "runway.cases.yaml", CASES), Optional.empty())
                .answer();
    }
}
