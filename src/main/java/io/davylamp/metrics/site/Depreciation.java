package io.davylamp.metrics.site;

import io.davylamp.mining.Range;

/**
 * How the cost of machines is spread over their life. Straight and by production are accounting's own; halving-aware
 * follows what the machines are expected to earn, so that most is written off while most is earned.
 *
 * @param costUsd what was paid, USD
 * @param salvageUsd what is left at the end, USD, at most the cost
 */
public record Depreciation(double costUsd, double salvageUsd) {
    public Depreciation {
        Range.nonNegative("costUsd", costUsd);
        Range.within("salvageUsd", salvageUsd, 0, costUsd, "Maybe cost and salvage are swapped.");
    }

    /** The same amount each month: {@code (cost − salvage) / months}, USD per month; months above 0. */
    public double straightUsdPerMonth(double months) {
        return (costUsd - salvageUsd) / months;
    }

    /**
     * By units of production: {@code (cost − salvage) × TH-days of the period / TH-days of the life}, USD of the period.
     *
     * @param thDays work of the period, TH/s × days
     * @param thDaysOfLife work expected of the whole life, above 0
     */
    public double byProductionUsd(double thDays, double thDaysOfLife) {
        return (costUsd - salvageUsd) * thDays / thDaysOfLife;
    }

    /**
     * By expected revenue, month by month, USD: month t weighs {@code (1 + g)^−t}, from the halving on times its factor,
     * and takes its share of cost less salvage.
     *
     * @param months months of life, 1 or more
     * @param decline how the machines' revenue thins out
     */
    public double[] halvingAwareUsd(int months, Decline decline) {
        Range.within("months", months, 1, 600, "Maybe days were given.");
        double[] usd = new double[months];
        double sum = 0;
        for (int t = 0; t < months; t++) {
            usd[t] = decline.hashpriceFactor(t);
            sum += usd[t];
        }
        for (int t = 0; t < months; t++) {
            usd[t] *= (costUsd - salvageUsd) / sum;
        }
        return usd;
    }
}
