package io.davylamp.metrics;

import io.davylamp.mining.Range;

/**
 * Price and difficulty as two correlated geometric Brownian motions. Drifts are of the arithmetic process:
 * {@code E[P_T] = P_0 e^(μT)}.
 *
 * @param volPrice volatility of the price, fraction per year, 0 or more
 * @param volDifficulty volatility of difficulty, fraction per year, 0 or more
 * @param correlation of their changes, −1 to 1
 * @param driftPrice expected growth of the price, fraction per year
 * @param driftDifficulty expected growth of difficulty, fraction per year
 */
public record JointMarket(
        double volPrice, double volDifficulty, double correlation, double driftPrice, double driftDifficulty) {
    public JointMarket {
        String advice = "Maybe it is a percentage: write 0.55 for 55 %.";
        Range.within("volPrice", volPrice, 0, 10, advice);
        Range.within("volDifficulty", volDifficulty, 0, 10, advice);
        Range.within("correlation", correlation, -1, 1, advice);
        Range.within("driftPrice", driftPrice, -10, 10, advice);
        Range.within("driftDifficulty", driftDifficulty, -10, 10, advice);
    }

    /** Mean of the log of price over difficulty after a time, relative to now. */
    public double meanLogRatio(double years) {
        return (driftPrice - volPrice * volPrice / 2 - driftDifficulty + volDifficulty * volDifficulty / 2) * years;
    }

    /** Variance of the same: {@code (σ_P² + σ_D² − 2ρ σ_P σ_D) T}. */
    public double logRatioVariance(double years) {
        double variance =
                volPrice * volPrice + volDifficulty * volDifficulty - 2 * correlation * volPrice * volDifficulty;
        return Math.max(0, variance) * years;
    }
}
