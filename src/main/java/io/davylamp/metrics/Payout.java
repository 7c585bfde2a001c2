package io.davylamp.metrics;

import io.davylamp.market.Hashprice;
import io.davylamp.mining.PoolContract.Scheme;

/**
 * How a pool's scheme turns work into coins, and how far chance moves them. Blocks found are Poisson. Alone, all of
 * that scatter is the miner's; in PPLNS it shares the pool's; PPS and FPPS leave it to the pool. Source: Rosenfeld,
 * Analysis of Bitcoin Pooled Mining Reward Systems (2011), arXiv 1112.4980.
 */
public final class Payout {
    private Payout() {}

    /**
     * Blocks expected: {@code hashrate × time / (difficulty × 2^32)}.
     *
     * @param hashratePh hashrate, PH/s: the miner's alone, or the pool's
     * @param days for how long, days
     * @param difficulty difficulty, above 0
     */
    public static double expectedBlocks(double hashratePh, double days, double difficulty) {
        return hashratePh * days * Hashprice.btcPerPhDay(1, difficulty);
    }

    /**
     * Coins expected, BTC: {@code blocks × reward × (1 − fee)}; PPS pays on the subsidy alone, every other scheme on
     * subsidy and fees.
     *
     * @param expectedBlocks blocks the miner's own work is worth: {@link #expectedBlocks}
     * @param subsidyBtc subsidy of a block, BTC
     * @param feesBtc mean fees of a block, BTC
     * @param poolFee the pool's fee, fraction of the payout
     */
    public static double expectedBtc(
            Scheme scheme, double expectedBlocks, double subsidyBtc, double feesBtc, double poolFee) {
        double reward = scheme == Scheme.PPS ? subsidyBtc : subsidyBtc + feesBtc;
        return expectedBlocks * reward * (1 - poolFee);
    }

    /**
     * Standard deviation of revenue over its mean: {@code 1 / √λ}, fraction.
     *
     * @param expectedBlocks λ: the miner's own where it mines alone, the pool's in PPLNS; above 0
     */
    public static double relativeDeviation(double expectedBlocks) {
        return 1 / Math.sqrt(expectedBlocks);
    }

    /** Probability of finding no block at all: {@code e^−λ}. */
    public static double noBlockProbability(double expectedBlocks) {
        return Math.exp(-expectedBlocks);
    }

    /**
     * Probability that revenue stays below a share of its expectation: {@code P(N < q λ) = P(N ≤ ⌈q λ⌉ − 1)}. NaN where λ
     * is not above 0.
     *
     * @param expectedBlocks λ: the miner's own where it mines alone, the pool's in PPLNS
     * @param share q, 0 or more
     */
    public static double shortfallProbability(double expectedBlocks, double share) {
        return Poisson.atMost(Math.ceil(share * expectedBlocks) - 1, expectedBlocks);
    }

    /**
     * Blocks that are not reached in the worst share of outcomes: the Poisson quantile.
     *
     * @param expectedBlocks λ, above 0
     * @param probability share of outcomes at or below it, 0 to below 1
     */
    public static double blocksAtQuantile(double expectedBlocks, double probability) {
        return Poisson.quantile(probability, expectedBlocks);
    }

    /** Luck: blocks found over blocks expected; 1 is par. */
    public static double luck(double blocksFound, double expectedBlocks) {
        return blocksFound / expectedBlocks;
    }

    /**
     * Probability of luck at least so far from par by chance, to either side: {@code 2 min(P(N ≤ n), P(N ≥ n))}, 1 at
     * most. Below 1 % something other than chance is likely: withheld blocks, wrong hashrate (house).
     *
     * @param blocksFound n, 0 or more
     * @param expectedBlocks λ, above 0
     */
    public static double luckProbability(double blocksFound, double expectedBlocks) {
        double tail =
                Math.min(Poisson.atMost(blocksFound, expectedBlocks), Poisson.atLeast(blocksFound, expectedBlocks));
        return Math.min(1, 2 * tail);
    }

    /**
     * What a payout without scatter is worth over one that shares the pool's, BTC of the period: the capital held
     * against scatter, {@code z / √λ} of revenue, at its charge, less the dearer fee:
     * {@code revenue × (z / √λ × charge − (FPPS fee − PPLNS fee))}. Above 0: take FPPS.
     *
     * @param revenueBtc revenue of the period before fees, BTC
     * @param poolBlocks blocks the pool expects in the period, above 0
     * @param fees what both ask
     * @param capital what scatter costs
     */
    public static double fppsWorthBtc(double revenueBtc, double poolBlocks, Fees fees, CapitalCharge capital) {
        double scatter = capital.deviations() * relativeDeviation(poolBlocks) * capital.charge();
        return revenueBtc * (scatter - (fees.fpps() - fees.pplns()));
    }

    /**
     * What two schemes ask.
     *
     * @param fpps fee of FPPS, fraction
     * @param pplns fee of PPLNS, fraction
     */
    public record Fees(double fpps, double pplns) {}

    /**
     * What it costs to bear scatter.
     *
     * @param deviations z: standard deviations of revenue held as capital, such as 1.645
     * @param charge cost of that capital over the period, fraction
     */
    public record CapitalCharge(double deviations, double charge) {}
}
