package io.davylamp.hedging;

import java.util.function.DoubleUnaryOperator;

/** Expectations by Simpson's rule: the independent way the closed forms are checked against. */
public final class Quadrature {
    private static final int STEPS = 20_000;

    private Quadrature() {}

    /** Integral of f from a to b. */
    static double integral(DoubleUnaryOperator f, double a, double b) {
        double h = (b - a) / STEPS;
        double sum = f.applyAsDouble(a) + f.applyAsDouble(b);
        for (int i = 1; i < STEPS; i++) {
            sum += f.applyAsDouble(a + i * h) * (i % 2 == 0 ? 2 : 4);
        }
        return sum * h / 3;
    }

    /**
     * Expectation of a payoff of a lognormal price with the given mean; the range is cut at the payoff's kinks, given in
     * rising order, so that Simpson's rule stays accurate.
     */
    public static double lognormal(double mean, double vol, double years, DoubleUnaryOperator payoff, double... kinks) {
        double spread = vol * Math.sqrt(years);
        DoubleUnaryOperator weighted = z -> Math.exp(-z * z / 2)
                / Math.sqrt(2 * Math.PI)
                * payoff.applyAsDouble(mean * Math.exp(-spread * spread / 2 + spread * z));
        double sum = 0;
        double from = -12;
        for (double kink : kinks) {
            double cut = Math.max(from, Math.min(12, (Math.log(kink / mean) + spread * spread / 2) / spread));
            sum += integral(weighted, from, cut);
            from = cut;
        }
        return sum + integral(weighted, from, 12);
    }
}
