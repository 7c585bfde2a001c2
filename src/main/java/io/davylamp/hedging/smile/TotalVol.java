package io.davylamp.hedging.smile;

/** Black's formula on a forward of 1 by total volatility {@code v = σ√T}, and its inverse. */
final class TotalVol {
    /** A step of Newton's method this small leaves an error of its square. */
    private static final double PRECISION = 1e-7;

    private static final int MAX_STEPS = 100;

    private TotalVol() {}

    /** The out-of-the-money option: a call from k = 0 on, a put below. */
    static double price(double k, double v) {
        return price(k, Math.exp(k), v);
    }

    private static double price(double k, double x, double v) {
        double d = k / v;
        return k >= 0
                ? FastNormal.below(-d + v / 2) - x * FastNormal.below(-d - v / 2)
                : x * FastNormal.below(d + v / 2) - FastNormal.below(d - v / 2);
    }

    /** Change of either option for 1 of total volatility: {@code n(d1)}. */
    static double vega(double k, double v) {
        return FastNormal.density(-k / v + v / 2);
    }

    /**
     * The total volatility at which the out-of-the-money option has a price: Newton's method on the price's logarithm,
     * which bends little, so that a good guess takes two steps.
     *
     * @param price above 0 and below that of infinite volatility
     */
    static double of(double k, double price, double guess) {
        double x = Math.exp(k);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double v = guess;
        for (int i = 0; i < MAX_STEPS; i++) {
            double now = price(k, x, v);
            double miss = Math.log(now / price);
            if (miss > 0) {
                high = v;
            } else {
                low = v;
            }
            double next = v - miss * now / vega(k, v);
            if (Math.abs(next - v) <= PRECISION * v) {
                return next;
            }
            if (!(next > low && next < high)) {
                next = high == Double.POSITIVE_INFINITY ? 2 * v : (low + high) / 2;
            }
            v = next;
        }
        return v;
    }
}
