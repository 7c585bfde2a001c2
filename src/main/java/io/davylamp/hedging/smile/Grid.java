package io.davylamp.hedging.smile;

import java.util.stream.DoubleStream;

/** The strikes at which two expiries are compared. */
final class Grid {
    /** Strikes between two knots. */
    private static final int BETWEEN = 4;
    /** Beyond the outer knots: the first step in standard deviations of the earlier expiry, and how steps grow. */
    private static final double STEP = 0.1;

    private static final double GROWTH = 1.1;
    /** How far out, in standard deviations of the later expiry: farther out options cost nothing. */
    private static final double FARTHEST = 7;

    private Grid() {}

    /** Log-moneyness, rising: the knots of both, strikes between them and some beyond the outer ones. */
    static double[] of(Expiry earlier, Expiry later) {
        double farthest = FARTHEST * Math.sqrt(later.variance(0));
        double[] knots = DoubleStream.concat(
                        DoubleStream.of(0),
                        DoubleStream.concat(DoubleStream.of(earlier.knots()), DoubleStream.of(later.knots())))
                .filter(it -> Math.abs(it) <= farthest)
                .toArray();
        double[] inner = DoubleStream.of(knots).sorted().distinct().toArray();
        DoubleStream.Builder grid = DoubleStream.builder();
        for (int i = 0; i < inner.length - 1; i++) {
            for (int j = 0; j <= BETWEEN; j++) {
                grid.add(inner[i] + (inner[i + 1] - inner[i]) * j / (BETWEEN + 1));
            }
        }
        double lowest = inner[0];
        double highest = inner[inner.length - 1];
        grid.add(highest);
        for (double out = STEP * Math.sqrt(earlier.variance(0)); out < farthest; out *= GROWTH) {
            grid.add(lowest - out);
            grid.add(highest + out);
        }
        return grid.build().sorted().distinct().toArray();
    }
}
