package io.davylamp.metrics;

import io.davylamp.mining.DayCount;

/** How much a price has moved about. */
public final class Volatility {
    private Volatility() {}

    /**
     * Realised volatility: {@code sample deviation of daily log returns × √365}, fraction per year. NaN where fewer than
     * three prices are given.
     *
     * @param dailyPrices one price a day, oldest first, above 0: n prices hold n − 1 returns
     */
    public static double realisedPerYear(double... dailyPrices) {
        double[] returns = logChanges(dailyPrices, 1);
        return Series.sampleDeviation(returns) * Math.sqrt(DayCount.DAYS_PER_YEAR);
    }

    /** Log changes over so many steps, not overlapping, the last ending with the last value. */
    public static double[] logChanges(double[] values, int step) {
        int count = Math.max(0, (values.length - 1) / step);
        double[] changes = new double[count];
        for (int i = 0; i < count; i++) {
            int to = values.length - 1 - (count - 1 - i) * step;
            changes[i] = Math.log(values[to] / values[to - step]);
        }
        return changes;
    }
}
