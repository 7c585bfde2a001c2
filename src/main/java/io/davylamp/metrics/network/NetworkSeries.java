package io.davylamp.metrics.network;

import io.davylamp.metrics.Series;
import java.util.OptionalDouble;

/**
 * The network's indicators as formulas on daily series, oldest first. Each is of one day, given by its place, and looks
 * back from it; {@link NetworkIndicators} asks for every day of a history.
 */
public final class NetworkSeries {
    static final int WEEK = 7;
    static final int YEAR = 365;
    static final int FOUR_YEARS = 1_460;
    static final int CHANGE = 90;
    static final int RIBBON_FAST = 30;
    static final int RIBBON_SLOW = 60;

    private NetworkSeries() {}

    /** Over how many days a hashprice is ranked. */
    public enum Window {
        ONE_YEAR(YEAR),
        FOUR_YEARS(NetworkSeries.FOUR_YEARS);

        private final int days;

        Window(int days) {
            this.days = days;
        }
    }

    /**
     * Puell multiple of the last day: {@code issuance / its mean of 365 days}, that day included. Empty where the
     * series is shorter, or nothing was issued.
     *
     * @param issuanceUsd subsidy of each day's blocks, without fees, USD
     */
    public static OptionalDouble puell(double... issuanceUsd) {
        return issuanceUsd.length < YEAR ? OptionalDouble.empty() : finite(puell(issuanceUsd, issuanceUsd.length - 1));
    }

    static double puell(double[] issuanceUsd, int day) {
        return issuanceUsd[day] / Series.mean(issuanceUsd, day, YEAR);
    }

    /** Mean of the last seven days' Puell multiples. Empty where the series is shorter than 371 days. */
    public static OptionalDouble puell7d(double... issuanceUsd) {
        if (issuanceUsd.length < YEAR + WEEK - 1) {
            return OptionalDouble.empty();
        }
        double[] week = new double[WEEK];
        for (int i = 0; i < WEEK; i++) {
            week[i] = puell(issuanceUsd, issuanceUsd.length - WEEK + i);
        }
        return finite(Series.mean(week));
    }

    /**
     * Hash ribbon of the last day: {@code mean of 30 days / mean of 60}; below 1 it is inverted, and miners switch off.
     * Empty where the series is shorter than 60 days, or all of it is 0. Source: Edwards.
     *
     * @param hashrate daily hashrate in any one unit
     */
    public static OptionalDouble ribbon(double... hashrate) {
        return hashrate.length < RIBBON_SLOW ? OptionalDouble.empty() : finite(ribbon(hashrate, hashrate.length - 1));
    }

    static double ribbon(double[] hashrate, int day) {
        return Series.mean(hashrate, day, RIBBON_FAST) / Series.mean(hashrate, day, RIBBON_SLOW);
    }

    /**
     * Rank of the last seven-day hashprice: the share of a window's seven-day hashprices at or below it, itself
     * included. Empty where the series has not a window's days and six before.
     *
     * @param hashprice daily hashprice in any one unit
     */
    public static OptionalDouble percentile(Window window, double... hashprice) {
        if (hashprice.length < window.days + WEEK - 1) {
            return OptionalDouble.empty();
        }
        double[] smooth = weekly(hashprice);
        return OptionalDouble.of(Series.rank(smooth, smooth.length - 1, window.days));
    }

    /**
     * Fall of the last seven-day hashprice from the highest of 365: {@code hashprice / highest − 1}, 0 or below. Empty
     * where the series is shorter than 371 days.
     */
    public static OptionalDouble drawdown(double... hashprice) {
        return hashprice.length < YEAR + WEEK - 1
                ? OptionalDouble.empty()
                : finite(drawdown(weekly(hashprice), hashprice.length - 1));
    }

    static double drawdown(double[] hashprice7d, int day) {
        double highest = hashprice7d[day];
        for (int j = day - YEAR + 1; j < day; j++) {
            highest = Math.max(highest, hashprice7d[j]);
        }
        return hashprice7d[day] / highest - 1;
    }

    /**
     * Change of the seven-day hashprice over 90 days: {@code hashprice / that of 90 days ago − 1}. Empty where the
     * series is shorter than 97 days.
     */
    public static OptionalDouble change(double... hashprice) {
        return hashprice.length < CHANGE + WEEK
                ? OptionalDouble.empty()
                : finite(change(weekly(hashprice), hashprice.length - 1));
    }

    static double change(double[] hashprice7d, int day) {
        return hashprice7d[day] / hashprice7d[day - CHANGE] - 1;
    }

    /** Means of seven days, each at the place of its last; NaN before there are seven. */
    static double[] weekly(double... daily) {
        double[] means = new double[daily.length];
        for (int i = 0; i < daily.length; i++) {
            means[i] = i + 1 < WEEK ? Double.NaN : Series.mean(daily, i, WEEK);
        }
        return means;
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
