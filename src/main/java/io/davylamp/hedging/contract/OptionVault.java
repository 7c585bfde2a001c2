package io.davylamp.hedging.contract;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.pricing.PriceQuantile;
import io.davylamp.metrics.Normal;
import io.davylamp.mining.Range;

/**
 * Premium income as "yield vaults" sell it: calls written on coins held (CALL), or puts written against cash of the
 * strike (PUT). The yield is the price of a tail, so both are shown together. Returns are on what is put up: the
 * forward value of the coin, or the strike in cash; the premium is carried to expiry. Interest on the cash is left out.
 *
 * <p>The price at expiry is taken lognormal about its forward with the market's volatility.
 *
 * @param market the option's market
 * @param kind which option is written
 * @param strike its strike, USD per BTC
 */
public record OptionVault(Black76 market, OptionKind kind, double strike) {
    public OptionVault {
        Range.positive("strike", strike);
    }

    /** Premium on what is put up, fraction per year, simple: what is advertised. */
    public double yieldPerYear() {
        return carriedPremium() / putUp() / market.years();
    }

    /** Risk-neutral probability that the option written is exercised. */
    public double assignmentProbability() {
        return market.exerciseProbability(kind, strike);
    }

    /**
     * Return over the period when the price ends at {@code priceUsd}, fraction:
     * {@code (min(P, K) + premium) / F − 1} for calls, {@code (premium − (K − P)+) / K} for puts.
     */
    public double returnAt(double priceUsd) {
        return (Math.min(priceUsd, strike) + carriedPremium() - putUp()) / putUp();
    }

    /** The return that falls short with this probability (0.05: the worst twentieth starts here). */
    public double lowReturn(double probability) {
        return returnAt(PriceQuantile.of(market.forward(), market.vol(), market.years(), probability));
    }

    /**
     * Mean return within the worst share of outcomes (expected shortfall):
     * {@code E[min(P, K) | P < q] = (F N(d − σ√T) + K (p − N(d))+) / p} with d the normal score of min(q, K).
     */
    public double tailReturn(double probability) {
        double spread = market.vol() * Math.sqrt(market.years());
        double worst = Normal.quantile(probability);
        double atStrike = (Math.log(strike / market.forward()) + spread * spread / 2) / spread;
        double score = Math.min(worst, atStrike);
        double below = market.forward() * Normal.below(score - spread);
        double above = strike * Math.max(0, probability - Normal.below(score));
        return returnAt(0) + (below + above) / probability / putUp();
    }

    private double carriedPremium() {
        return market.price(kind, strike) / market.discount();
    }

    private double putUp() {
        return kind.isCall() ? market.forward() : strike;
    }
}
