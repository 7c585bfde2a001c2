package io.davylamp.metrics;

import io.davylamp.mining.Mandate;

/**
 * What metrics assume where no reading has it; policy of the rulebook, not fact.
 *
 * @param stress the shock a stressed runway is computed under
 * @param view how difficulty moves, which no market quotes
 */
public record Assumptions(StressScenario stress, Mandate.View view) {
    /** A stress and the house's view of difficulty. */
    public static Assumptions of(StressScenario stress) {
        return new Assumptions(stress, Mandate.HOUSE.view());
    }
}
