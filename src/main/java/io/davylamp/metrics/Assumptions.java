package io.davylamp.metrics;

import io.davylamp.mining.Mandate;

/**
 * What metrics assume where no reading has it; policy of the rulebook, not fact.
 *
 * @param stress the shock a stressed runway is computed under
 * @param view how difficulty moves, which no market quotes
 * @param edition what the rulebook's verdicts are made of: 1 or 2; each computes what it always did
 */
public record Assumptions(StressScenario stress, Mandate.View view, int edition) {
    /** A stress, the house's view of difficulty and the first edition. */
    public static Assumptions of(StressScenario stress) {
        return new Assumptions(stress, Mandate.HOUSE.view(), 1);
    }
}
