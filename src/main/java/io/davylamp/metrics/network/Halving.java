package io.davylamp.metrics.network;

import io.davylamp.market.Subsidy;

/** When the subsidy halves, and what that does to the hashprice. Source: consensus, every 210,000 blocks. */
public final class Halving {
    private static final long BLOCKS = Subsidy.BLOCKS_PER_HALVING;
    private static final double SECONDS_PER_DAY = 86_400;

    private Halving() {}

    /**
     * Height of the first block that pays less: {@code 210,000 × ⌈(height + 1) / 210,000⌉}. At a height of 839,999 it is
     * the next block, at 840,000 four years away.
     */
    public static long nextHeight(long height) {
        return BLOCKS * (height / BLOCKS + 1);
    }

    /** Blocks until then. */
    public static long blocksRemaining(long height) {
        return nextHeight(height) - height;
    }

    /**
     * Days until then: {@code blocks × seconds per block / 86,400}.
     *
     * @param height chain height, 0 or more
     * @param secondsPerBlock mean time between blocks; 600 in the long run
     */
    public static double daysRemaining(long height, double secondsPerBlock) {
        return blocksRemaining(height) * secondsPerBlock / SECONDS_PER_DAY;
    }

    /** Subsidy of a block at a height, BTC, satoshi fractions kept; 0 after the 33rd halving. */
    public static double subsidyBtc(long height) {
        return Subsidy.btc(height);
    }

    /**
     * Hashprice after the halving over before, price, difficulty and fees as they are:
     * {@code (subsidy / 2 + fees) / (subsidy + fees)}. NaN where a block pays nothing.
     *
     * @param subsidyBtc subsidy of a block before, BTC
     * @param feesBtc mean fees of a block, BTC
     */
    public static double hashpriceFactor(double subsidyBtc, double feesBtc) {
        return (subsidyBtc / 2 + feesBtc) / (subsidyBtc + feesBtc);
    }
}
