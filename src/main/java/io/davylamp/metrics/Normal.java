package io.davylamp.metrics;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, as the formulas read it. */
public final class Normal {
    private static final ContinuousDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** {@code N(x)}: probability of a value below x; NaN stays NaN. */
    public static double below(double x) {
        return Double.isNaN(x) ? x : STANDARD.cumulativeProbability(x);
    }

    /** {@code n(x)}: density at x. */
    public static double density(double x) {
        return STANDARD.density(x);
    }

    /** The x that a share p of values lies below; p in (0, 1). */
    public static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }
}
