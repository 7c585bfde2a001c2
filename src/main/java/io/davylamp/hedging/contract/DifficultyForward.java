package io.davylamp.hedging.contract;

import io.davylamp.mining.Range;

/**
 * Difficulty fixed ahead. Its fair value is the difficulty expected; a hashprice forward in BTC is its inverse, so each
 * gives the other's price: {@code HPb_fwd = HPb · D · E[1/D_T]} with {@code E[1/D_T] = e^(σ²T) / E[D_T]} for a
 * lognormal difficulty. A miner buys it: difficulty above the strike pays what mining loses.
 *
 * @param difficulty today's, plain number, above 0
 * @param volPerYear volatility of difficulty, fraction per year
 * @param years time to settlement, above 0
 */
public record DifficultyForward(double difficulty, double volPerYear, double years) {
    /** Blocks between two adjustments. */
    public static final int BLOCKS_PER_EPOCH = 2016;

    public DifficultyForward {
        Range.positive("difficulty", difficulty);
        Range.within("volPerYear", volPerYear, 0, 5, "Maybe it is a percentage: write 0.12 for 12 %.");
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
    }

    /** Fair difficulty after so many adjustments of so much each: {@code D (1 + g)^n}. */
    public double fair(double growthPerAdjustment, int adjustments) {
        Range.within("growthPerAdjustment", growthPerAdjustment, -0.75, 3, "Maybe it is a percentage: write 0.03.");
        Range.within("adjustments", adjustments, 0, 10_000, "Maybe blocks were given: 2,016 blocks are one.");
        return difficulty * Math.pow(1 + growthPerAdjustment, adjustments);
    }

    /** The difficulty expected by whoever trades hashprice in BTC at a forward: {@code D · HPb / HPb_fwd · e^(σ²T)}. */
    public double impliedBy(double spotBtcPerPhDay, double forwardBtcPerPhDay) {
        Range.positive("spotBtcPerPhDay", spotBtcPerPhDay);
        Range.positive("forwardBtcPerPhDay", forwardBtcPerPhDay);
        return difficulty * spotBtcPerPhDay / forwardBtcPerPhDay * inverseConvexity();
    }

    /** Fair forward hashprice in BTC where difficulty is expected at a level: the inverse of {@link #impliedBy}. */
    public double hashpriceForward(double spotBtcPerPhDay, double expectedDifficulty) {
        Range.positive("spotBtcPerPhDay", spotBtcPerPhDay);
        Range.positive("expectedDifficulty", expectedDifficulty);
        return spotBtcPerPhDay * difficulty / expectedDifficulty * inverseConvexity();
    }

    /**
     * What the buyer gains at settlement, USD: {@code (D_T − K) · notional}, the notional in USD per 1e12 of
     * difficulty.
     */
    public static double buyerProfitUsd(double settledDifficulty, double strike, double usdPerTrillion) {
        return (settledDifficulty - strike) / 1e12 * usdPerTrillion;
    }

    private double inverseConvexity() {
        return Math.exp(volPerYear * volPerYear * years);
    }
}
