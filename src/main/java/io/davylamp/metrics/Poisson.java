package io.davylamp.metrics;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/** How many blocks are found where λ are expected. Above 10^7 the normal law is used for it, to within 10^-4. */
final class Poisson {
    private static final double LARGE = 1e7;

    private Poisson() {}

    /** {@code P(N ≤ n)}; NaN where λ is not a finite number above 0. */
    static double atMost(double n, double lambda) {
        if (!(lambda > 0) || Double.isInfinite(lambda) || Double.isNaN(n)) {
            return Double.NaN;
        } else if (n < 0) {
            return 0;
        }
        double whole = Math.floor(n);
        return lambda > LARGE || whole > Integer.MAX_VALUE
                ? Normal.below((whole + 0.5 - lambda) / Math.sqrt(lambda))
                : PoissonDistribution.of(lambda).cumulativeProbability((int) whole);
    }

    /** {@code P(N ≥ n)}, without the cancellation of 1 − P(N ≤ n − 1). */
    static double atLeast(double n, double lambda) {
        if (!(lambda > 0) || Double.isInfinite(lambda) || Double.isNaN(n)) {
            return Double.NaN;
        } else if (n <= 0) {
            return 1;
        }
        double below = Math.ceil(n) - 1;
        return lambda > LARGE || below > Integer.MAX_VALUE
                ? Normal.below((lambda - below - 0.5) / Math.sqrt(lambda))
                : PoissonDistribution.of(lambda).survivalProbability((int) below);
    }

    /** The fewest blocks that at least a share p of outcomes does not exceed; p in [0, 1). */
    static double quantile(double p, double lambda) {
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            return Double.NaN;
        }
        return lambda > LARGE
                ? Math.max(0, Math.rint(lambda + Math.sqrt(lambda) * Normal.quantile(p)))
                : PoissonDistribution.of(lambda).inverseCumulativeProbability(p);
    }
}
