package io.davylamp.hedging.smile;

/**
 * An expiry at one volatility for all strikes.
 *
 * @param total total variance
 */
record Flat(double total) implements Expiry {
    @Override
    public double price(double logMoneyness) {
        return TotalVol.price(logMoneyness, Math.sqrt(total));
    }

    @Override
    public double variance(double logMoneyness) {
        return total;
    }

    @Override
    public double[] knots() {
        return new double[0];
    }
}
