package io.davylamp.metrics.network;

import io.davylamp.metrics.Series;
import java.util.OptionalDouble;

/**
 * How close eight means of difficulty run together. It was read as "compressed: miners give up" below 0.05; since 2020
 * every year spent half its days or more there, so its rank says more than its level. Windows as Woo and Glassnode use
 * them.
 */
public final class DifficultyRibbon {
    /** Days needed. */
    static final int MAX_DAYS = 200;

    private static final int YEAR = 365;
    private static final int[] WINDOWS = {9, 14, 25, 40, 60, 90, 128, MAX_DAYS};

    private DifficultyRibbon() {}

    /**
     * Compression on the last day: {@code deviation / mean} of the means over 9, 14, 25, 40, 60, 90, 128 and 200 days,
     * the deviation by the whole of the eight.
     *
     * @param difficulty daily difficulty, oldest first, 200 days at least
     */
    public static double compression(double... difficulty) {
        return compression(difficulty, difficulty.length - 1);
    }

    /**
     * Rank of the last day's compression: the share of 365 days on which it was at or below that, itself included. Empty
     * where the series is shorter than 564 days.
     *
     * @param difficulty daily difficulty, oldest first
     */
    public static OptionalDouble percentile(double... difficulty) {
        int last = difficulty.length - 1;
        if (difficulty.length < MAX_DAYS + YEAR - 1) {
            return OptionalDouble.empty();
        }
        double[] compression = new double[difficulty.length];
        for (int i = last - YEAR + 1; i <= last; i++) {
            compression[i] = compression(difficulty, i);
        }
        return OptionalDouble.of(Series.rank(compression, last, YEAR));
    }

    static double compression(double[] difficulty, int last) {
        double[] means = new double[WINDOWS.length];
        for (int i = 0; i < WINDOWS.length; i++) {
            means[i] = Series.mean(difficulty, last, WINDOWS[i]);
        }
        return Series.deviation(means) / Series.mean(means);
    }
}
