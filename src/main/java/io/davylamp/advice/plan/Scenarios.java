package io.davylamp.advice.plan;

import io.davylamp.metrics.JointMarket;
import io.davylamp.mining.DayCount;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Equally likely ends of price and difficulty, laid out evenly over their joint lognormal distribution instead of
 * drawn: 1,597 points of a Fibonacci lattice, so that each of 1,597 equal slices of either one's distribution holds
 * one. The same figures on every run; the 5 % quantile of revenue is within 1.5 % of the closed form.
 */
public final class Scenarios {
    static final double LOW = 0.05;
    /** Two Fibonacci numbers in a row: of all lattices in the plane theirs is the most even. */
    private static final int POINTS = 1597;

    private static final int STEP = 987;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** The lattice's points as standard normal figures, the first rising. */
    private static final double[] FIRST = middles(1);

    private static final double[] SECOND = middles(STEP);

    private final double[] priceUsd = new double[POINTS];
    private final double[] difficultyRatio = new double[POINTS];

    private Scenarios() {}

    /**
     * Lays them out.
     *
     * @param spotUsd today's price, USD per BTC
     * @param days until then
     */
    static Scenarios of(JointMarket market, double spotUsd, int days) {
        Scenarios scenarios = new Scenarios();
        double years = days / DayCount.DAYS_PER_YEAR;
        double root = Math.sqrt(years);
        double own = Math.sqrt(1 - market.correlation() * market.correlation());
        double priceMean = (market.driftPrice() - market.volPrice() * market.volPrice() / 2) * years;
        double difficultyMean =
                (market.driftDifficulty() - market.volDifficulty() * market.volDifficulty() / 2) * years;
        for (int i = 0; i < POINTS; i++) {
            double first = FIRST[i];
            double second = market.correlation() * first + own * SECOND[i];
            scenarios.priceUsd[i] = spotUsd * StrictMath.exp(priceMean + market.volPrice() * root * first);
            scenarios.difficultyRatio[i] = StrictMath.exp(difficultyMean + market.volDifficulty() * root * second);
        }
        return scenarios;
    }

    /** Middles of equal slices of the standard normal distribution, every so many slices on, around and around. */
    private static double[] middles(int step) {
        double[] middles = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            int slice = (int) ((long) i * step % POINTS);
            middles[i] = NORMAL.inverseCumulativeProbability((slice + 0.5) / POINTS);
        }
        return middles;
    }

    int count() {
        return priceUsd.length;
    }

    /** One figure per scenario. */
    double[] each(Figure figure) {
        double[] figures = new double[count()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = figure.at(priceUsd[i], difficultyRatio[i]);
        }
        return figures;
    }

    static double mean(double[] figures) {
        double sum = 0;
        for (double figure : figures) {
            sum += figure;
        }
        return sum / figures.length;
    }

    /**
     * The figure that one scenario in twenty falls short of, between its neighbours as {@code Outcomes.quantile} has
     * it.
     *
     * @param figures one per scenario; reordered
     */
    static double low(double[] figures) {
        double position = LOW * (figures.length - 1);
        int below = (int) position;
        select(figures, below);
        double lower = figures[below];
        if (below + 1 == figures.length) {
            return lower;
        }
        double upper = Double.POSITIVE_INFINITY;
        for (int i = below + 1; i < figures.length; i++) {
            upper = Math.min(upper, figures[i]);
        }
        return lower + (position - below) * (upper - lower);
    }

    /** Reorders so that the k-th smallest is at k, none greater before it and none smaller behind (Hoare's find). */
    private static void select(double[] figures, int k) {
        int from = 0;
        int to = figures.length - 1;
        while (from < to) {
            double pivot = figures[k];
            int i = from;
            int j = to;
            do {
                while (figures[i] < pivot) {
                    i++;
                }
                while (pivot < figures[j]) {
                    j--;
                }
                if (i <= j) {
                    double swapped = figures[i];
                    figures[i++] = figures[j];
                    figures[j--] = swapped;
                }
            } while (i <= j);
            if (j < k) {
                from = i;
            }
            if (k < i) {
                to = j;
            }
        }
    }

    /** A figure of one scenario. */
    @FunctionalInterface
    interface Figure {
        double at(double priceUsd, double difficultyRatio);
    }
}
