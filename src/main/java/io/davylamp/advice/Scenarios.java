package io.davylamp.advice;

import io.davylamp.hedging.JointMarket;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Equally likely ends of price and difficulty, laid out evenly over their joint lognormal distribution instead of drawn:
 * the middle of each of 128 equal slices of the price's, and within each, of 8 of the difficulty's given that price. The
 * same figures on every run, and a 5 % quantile as good as that of some hundred thousand draws.
 */
public final class Scenarios {
    static final double LOW = 0.05;
    private static final int PRICES = 128;
    private static final int DIFFICULTIES = 8;
    private static final double DAYS_PER_YEAR = 365;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] priceUsd = new double[PRICES * DIFFICULTIES];
    private final double[] difficultyRatio = new double[PRICES * DIFFICULTIES];

    private Scenarios() {}

    /**
     * Lays them out.
     *
     * @param spotUsd today's price, USD per BTC
     * @param days until then
     */
    static Scenarios of(JointMarket market, double spotUsd, int days) {
        Scenarios scenarios = new Scenarios();
        double years = days / DAYS_PER_YEAR;
        double root = Math.sqrt(years);
        double own = Math.sqrt(1 - market.correlation() * market.correlation());
        double priceMean = (market.driftPrice() - market.volPrice() * market.volPrice() / 2) * years;
        double difficultyMean =
                (market.driftDifficulty() - market.volDifficulty() * market.volDifficulty() / 2) * years;
        for (int i = 0; i < PRICES; i++) {
            double first = middle(i, PRICES);
            for (int j = 0; j < DIFFICULTIES; j++) {
                double second = market.correlation() * first + own * middle(j, DIFFICULTIES);
                int at = i * DIFFICULTIES + j;
                scenarios.priceUsd[at] = spotUsd * StrictMath.exp(priceMean + market.volPrice() * root * first);
                scenarios.difficultyRatio[at] = StrictMath.exp(difficultyMean + market.volDifficulty() * root * second);
            }
        }
        return scenarios;
    }

    private static double middle(int slice, int slices) {
        return NORMAL.inverseCumulativeProbability((slice + 0.5) / slices);
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
     * The figure that one scenario in twenty falls short of, between its neighbours as {@code Outcomes.quantile} has it.
     *
     * @param figures one per scenario; reordered
     */
    static double low(double[] figures) {
        double position = LOW * (figures.length - 1);
        int below = (int) position;
        select(figures, below);
        double lower = figures[below];
        double upper = Double.POSITIVE_INFINITY;
        for (int i = below + 1; i < figures.length; i++) {
            upper = Math.min(upper, figures[i]);
        }
        return lower + (position - below) * (upper - lower);
    }

    /** Reorders so that the k-th smallest stands at k, none greater before it and none smaller behind (Hoare's find). */
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
