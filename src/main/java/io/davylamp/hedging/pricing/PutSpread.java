package io.davylamp.hedging.pricing;

import io.davylamp.mining.InvalidValue;

/**
 * A put bought and a lower put sold: cheaper than the put, but the protection ends at the lower strike. Skew enters by
 * each leg's own volatility.
 *
 * @param market market of the put bought
 * @param boughtStrike its strike
 * @param soldStrike strike of the put sold, below the other
 * @param soldVol volatility of the put sold, fraction per year
 */
public record PutSpread(Black76 market, double boughtStrike, double soldStrike, double soldVol) {
    public PutSpread {
        if (!(soldStrike > 0 && soldStrike < boughtStrike)) {
            throw new InvalidValue(
                    "soldStrike",
                    "soldStrike is %s; it must be above 0 and below boughtStrike, %s."
                            .formatted(soldStrike, boughtStrike),
                    "Maybe the strikes are swapped.");
        }
    }

    /** Premium per BTC, USD: {@code P(K_bought) − P(K_sold)}. */
    public double price() {
        return market.price(OptionKind.PUT, boughtStrike)
                - market.withVol(soldVol).price(OptionKind.PUT, soldStrike);
    }

    /** What it pays per BTC at expiry, USD: 0 to {@link #mostPaid}. */
    public double payoff(double priceUsd) {
        return Math.max(boughtStrike - priceUsd, 0) - Math.max(soldStrike - priceUsd, 0);
    }

    /** The most it pays per BTC, USD: the distance of the strikes. */
    public double mostPaid() {
        return boughtStrike - soldStrike;
    }

    /** Change of the premium for 1 USD of forward. */
    public double delta() {
        return market.delta(OptionKind.PUT, boughtStrike)
                - market.withVol(soldVol).delta(OptionKind.PUT, soldStrike);
    }
}
