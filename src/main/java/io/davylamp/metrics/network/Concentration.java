package io.davylamp.metrics.network;

import java.util.Arrays;

/** How much of the hashrate few pools hold. */
public final class Concentration {
    private static final double PERCENT = 100;

    private Concentration() {}

    /**
     * Herfindahl-Hirschman index: {@code Σ (100 × share)²}, 0 to 10,000. Above 1,800 a market is called highly
     * concentrated (US merger guidelines of 2023; 2,500 before).
     *
     * @param shares share of each pool, fractions; what is left of one counts as many small ones: nothing
     */
    public static double hhi(double... shares) {
        return Arrays.stream(shares)
                .map(share -> PERCENT * share * PERCENT * share)
                .sum();
    }

    /** As many pools of one size as would give the same index: {@code 10,000 / HHI}. */
    public static double effectivePools(double... shares) {
        return PERCENT * PERCENT / hhi(shares);
    }
}
