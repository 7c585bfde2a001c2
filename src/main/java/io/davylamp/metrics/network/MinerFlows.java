package io.davylamp.metrics.network;

import io.davylamp.metrics.Series;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What miners send away and hold, from a provider's series: it is taken as an input, never guessed. Two definitions of
 * the Miners' Position Index are in use (Interdax' help page: the ratio; CryptoQuant since: its z-score); a value is
 * read by the one it is of.
 */
public final class MinerFlows {
    static final int YEAR = 365;
    static final int MONTH = 30;

    private MinerFlows() {}

    /** Which definition a Miners' Position Index follows. */
    public enum Index {
        /** Outflow over its 365-day mean; above 2 most miners sell. */
        RATIO,
        /** That ratio's distance from its own 365-day mean, in standard deviations. */
        Z_SCORE
    }

    /**
     * The Miners' Position Index on the last day: {@code outflow / mean of 365 days}, or that ratio's z-score within 365
     * days, by the whole window's deviation. Both windows end with the last day. Empty where the series is shorter than
     * 365 days (RATIO) or 729 (Z_SCORE), or does not vary.
     *
     * @param outflowUsd miners' daily outflow, USD, oldest first
     */
    public static OptionalDouble positionIndex(Index index, double... outflowUsd) {
        int last = outflowUsd.length - 1;
        if (index == Index.RATIO) {
            return outflowUsd.length < YEAR ? OptionalDouble.empty() : finite(ratio(outflowUsd, last));
        }
        if (outflowUsd.length < 2 * YEAR - 1) {
            return OptionalDouble.empty();
        }
        double[] ratios = new double[outflowUsd.length];
        for (int i = last - YEAR + 1; i <= last; i++) {
            ratios[i] = ratio(outflowUsd, i);
        }
        return finite(score(ratios, last));
    }

    /**
     * Miners' net position change: balance today less that of 30 days ago, BTC. Empty where the series is shorter than 31
     * days.
     *
     * @param balanceBtc miners' daily balance, BTC, oldest first
     */
    public static OptionalDouble netPositionChange(double... balanceBtc) {
        int last = balanceBtc.length - 1;
        return last < MONTH ? OptionalDouble.empty() : finite(balanceBtc[last] - balanceBtc[last - MONTH]);
    }

    /** A day's outflow over the mean of the 365 days that end with it; NaN where one of them is. */
    static double ratio(double[] outflowUsd, int i) {
        return outflowUsd[i] / Series.mean(outflowUsd, i, YEAR);
    }

    /** A day's distance from the mean of the 365 days that end with it, in their standard deviations. */
    static double score(double[] ratios, int i) {
        double[] year = Arrays.copyOfRange(ratios, i - YEAR + 1, i + 1);
        return (ratios[i] - Series.mean(year)) / Series.deviation(year);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
