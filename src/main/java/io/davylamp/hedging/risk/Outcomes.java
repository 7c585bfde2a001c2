package io.davylamp.hedging.risk;

import io.davylamp.mining.Range;
import java.util.Arrays;

/** What a simulation found, one figure per path, in rising order. */
public final class Outcomes {
    private final double[] sorted;

    public Outcomes(double[] figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("no outcomes");
        }
        sorted = figures.clone();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    /** The figure a share p of outcomes is below, interpolated between neighbours. */
    public double quantile(double p) {
        Range.fraction("p", p);
        double position = p * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Share of outcomes strictly below a figure. */
    public double shareBelow(double figure) {
        int at = 0;
        int end = sorted.length;
        while (at < end) {
            int middle = (at + end) >>> 1;
            if (sorted[middle] < figure) {
                at = middle + 1;
            } else {
                end = middle;
            }
        }
        return (double) at / sorted.length;
    }

    /** Mean of the lowest share p of outcomes, at least of one. */
    public double tailMean(double p) {
        Range.fraction("p", p);
        int count = Math.max(1, (int) Math.floor(p * sorted.length));
        return Arrays.stream(sorted, 0, count).average().orElseThrow();
    }
}
