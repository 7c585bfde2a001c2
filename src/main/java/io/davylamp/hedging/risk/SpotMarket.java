package io.davylamp.hedging.risk;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.mining.Range;

/**
 * A spot price with what it is expected to drift and is discounted at, for options that watch the way there.
 *
 * @param spot spot price, USD per BTC, above 0
 * @param years time to expiry, years of 365 days, above 0
 * @param vol lognormal volatility, fraction per year, above 0
 * @param rate continuously compounded discount rate, fraction per year
 * @param carry drift of the forward over spot, ln(F/S) a year: the futures basis
 */
public record SpotMarket(double spot, double years, double vol, double rate, double carry) {
    public SpotMarket {
        Range.positive("spot", spot);
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
        Range.within("vol", vol, 1e-6, 10, "Maybe it is a percentage: write 0.55 for 55 %.");
        Range.within("rate", rate, -1, 1, "Maybe it is a percentage: write 0.045 for 4.5 %.");
        Range.within("carry", carry, -2, 2, "Maybe it is a percentage: write 0.05 for 5 %.");
    }

    /** The same market for options on its forward: {@code F = S · e^(bT)}. */
    public Black76 onForward() {
        return new Black76(spot * Math.exp(carry * years), years, vol, rate);
    }

    /**
     * Sensitivities of a European option to spot: those to the forward, chained by {@code F = S · e^(bT)}.
     *
     * @param strike USD per BTC, above 0
     */
    public SpotGreeks greeks(OptionKind kind, double strike) {
        Black76 market = onForward();
        double growth = Math.exp(carry * years);
        double byForward = market.delta(kind, strike);
        return new SpotGreeks(
                growth * byForward,
                growth * growth * market.gamma(strike),
                market.vega(strike),
                market.theta(kind, strike) - carry * market.forward() * byForward,
                market.rho(kind, strike),
                years * market.forward() * byForward);
    }
}
