package io.davylamp.metrics;

import io.davylamp.mining.Range;

/**
 * The shock a stressed runway is computed under; policy of the rulebook.
 *
 * @param priceChange relative change of the BTC price, such as −0.30
 * @param difficultyChange relative change of difficulty, such as 0.10
 * @param powerChange relative change of the power price, such as 0.15
 */
public record StressScenario(double priceChange, double difficultyChange, double powerChange) {
    public StressScenario {
        String advice = "Maybe it is a percentage: write -0.30 for a fall of 30 %.";
        Range.within("stress.priceChange", priceChange, -0.99, 1, advice);
        Range.within("stress.difficultyChange", difficultyChange, -0.9, 5, advice);
        Range.within("stress.powerChange", powerChange, -0.9, 10, advice);
    }
}
