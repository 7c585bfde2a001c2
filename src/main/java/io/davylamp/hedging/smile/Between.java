package io.davylamp.hedging.smile;

/**
 * What stands between two expiries.
 *
 * @param lowAtMoney total variance at the money of the earlier
 * @param highAtMoney that of the later
 * @param linear whether total variance may be linear in time
 */
record Between(
        double years,
        Expiry earlier,
        double laterYears,
        Expiry later,
        double lowAtMoney,
        double highAtMoney,
        boolean linear) {
    private static final int LOOKS = 8;
    /** Of the convexity that one volatility for all strikes has, the prices must keep this share at every strike. */
    private static final double KEPT = 0.25;

    /** The share of the time between the expiries over which the later smile is phased in. */
    private static final double PHASED_IN = 0.1;

    private static final double ROUNDING = 1e-15;

    static Between of(double years, Expiry earlier, double laterYears, Expiry later) {
        double[] k = Grid.of(earlier, later);
        double[] low = new double[k.length];
        double[] high = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            low[i] = earlier.variance(k[i]);
            high[i] = later.variance(k[i]);
        }
        double growth = later.variance(0) / earlier.variance(0);
        boolean linear = true;
        for (int look = 1; look < LOOKS && linear && growth > 1; look++) {
            // variance grows by the same factor from look to look
            linear = convex(k, low, high, (Math.pow(growth, (double) look / LOOKS) - 1) / (growth - 1));
        }
        return new Between(years, earlier, laterYears, later, earlier.variance(0), later.variance(0), linear);
    }

    private static boolean convex(double[] k, double[] low, double[] high, double share) {
        double[] variance = new double[k.length];
        double[] call = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            variance[i] = variance(share, low[i], high[i]);
            call[i] = call(k[i], variance[i]);
        }
        for (int i = 1; i < k.length - 1; i++) {
            double bend = bend(k, i, call[i - 1], call[i], call[i + 1]);
            double usual = bend(k, i, call(k[i - 1], variance[i]), call[i], call(k[i + 1], variance[i]));
            if (bend > KEPT * usual + ROUNDING) {
                return false;
            }
        }
        return true;
    }

    private static double call(double k, double variance) {
        return Math.max(0, -Math.expm1(k)) + TotalVol.price(k, Math.sqrt(variance));
    }

    /** How far a call's price stands above the chord of its neighbours. */
    private static double bend(double[] k, int i, double left, double price, double right) {
        double share = (Math.exp(k[i]) - Math.exp(k[i - 1])) / (Math.exp(k[i + 1]) - Math.exp(k[i - 1]));
        return price - (1 - share) * left - share * right;
    }

    private static double variance(double share, double low, double high) {
        return low + share * (high - low);
    }

    double variance(double year, double logMoneyness) {
        double share = (year - years) / (laterYears - years);
        double low = earlier.variance(logMoneyness);
        double high = later.variance(logMoneyness);
        return linear ? variance(share, low, high) : safe(share, logMoneyness, low, high);
    }

    /**
     * The later smile shrunk as a whole to the variance wanted at the money, or the earlier where that is dearer: both
     * are convex, and neither gets cheaper with time. Right after the earlier expiry it is phased in.
     */
    private double safe(double share, double logMoneyness, double low, double high) {
        double shrunk = variance(share, lowAtMoney, highAtMoney) / highAtMoney;
        double dearer = Math.max(low, shrunk * high);
        if (share >= PHASED_IN || dearer == low) {
            return dearer;
        }
        double weight = share / PHASED_IN;
        double price = (1 - weight) * TotalVol.price(logMoneyness, Math.sqrt(low))
                + weight * TotalVol.price(logMoneyness, Math.sqrt(dearer));
        if (price < Smile.NOTHING) {
            return variance(weight, low, dearer);
        }
        double total = TotalVol.of(logMoneyness, price, Math.sqrt(variance(weight, low, dearer)));
        return total * total;
    }
}
