package io.davylamp.hedging.pricing;

import io.davylamp.metrics.Normal;
import io.davylamp.mining.Range;

/**
 * A low (or high) price at the end of a horizon, when the price is lognormal and a martingale at its forward:
 * {@code F · exp(−σ²T/2 + σ√T z_p)} with {@code z_p = N⁻¹(p)}.
 */
public final class PriceQuantile {
    private PriceQuantile() {}

    /**
     * The price below which it ends with probability p, in the forward's unit.
     *
     * @param forward forward for the horizon, above 0
     * @param vol volatility, fraction per year, above 0
     * @param years horizon, years of 365 days, above 0
     * @param probability p, strictly between 0 and 1: 0.05 for the price that 19 of 20 outcomes stay above
     */
    public static double of(double forward, double vol, double years, double probability) {
        Range.positive("forward", forward);
        Range.within("vol", vol, 1e-6, 10, "Maybe it is a percentage: write 0.55 for 55 %.");
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
        Range.within("probability", probability, 1e-12, 1 - 1e-12, "Maybe it is a percentage: write 0.05 for 5 %.");
        double spread = vol * Math.sqrt(years);
        return forward * Math.exp(-spread * spread / 2 + spread * Normal.quantile(probability));
    }
}
