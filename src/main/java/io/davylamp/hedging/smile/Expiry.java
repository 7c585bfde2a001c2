package io.davylamp.hedging.smile;

/** What options of one expiry cost, forward 1: convex in the strike. */
interface Expiry {
    /** The out-of-the-money option's price: a call from k = 0 on, a put below. */
    double price(double logMoneyness);

    /** Total variance, {@code σ²T}, that makes Black's formula give the price. */
    double variance(double logMoneyness);

    /** Where prices change their formula, as log-moneyness. */
    double[] knots();
}
