package io.davylamp.hedging.pricing;

import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.time.Instant;

/**
 * One option as an exchange of inverse options quotes it: the premium is paid in BTC.
 *
 * @param instrument the exchange's name
 * @param kind call or put
 * @param strikeUsd USD per BTC
 * @param expiry moment of expiry
 * @param at moment of the quote, before the expiry
 * @param forwardUsd the underlying future, or the synthetic one of the expiry, USD per BTC
 * @param indexUsd spot index, USD per BTC
 * @param markBtc mark price, BTC per BTC of option
 * @param markVol volatility the mark was made with, fraction per year
 */
public record OptionQuote(
        String instrument,
        OptionKind kind,
        double strikeUsd,
        Instant expiry,
        Instant at,
        double forwardUsd,
        double indexUsd,
        double markBtc,
        double markVol) {
    public OptionQuote {
        Range.positive("strike", strikeUsd);
        Range.positive("underlying_price", forwardUsd);
        Range.positive("index_price", indexUsd);
        Range.nonNegative("mark_price", markBtc);
        Range.within("mark_iv", markVol, 1e-4, 50, "Maybe the option is not quoted: leave the row out.");
        if (!at.isBefore(expiry)) {
            throw new InvalidValue(
                    "timestamp",
                    "timestamp is %s; the option expires at %s.".formatted(at, expiry),
                    "Maybe the option has expired: leave the row out.");
        }
    }

    /** Time to expiry from the quote, years of 365 days. */
    public double years() {
        return Basis.years(at, expiry);
    }

    /** {@code ln(K/F)}. */
    public double logMoneyness() {
        return Math.log(strikeUsd / forwardUsd);
    }

    /** Whether exercising at the forward would bring nothing: the side whose volatility is quoted best. */
    public boolean outOfTheMoney() {
        return kind.isCall() ? strikeUsd >= forwardUsd : strikeUsd < forwardUsd;
    }

    /**
     * The premium in BTC at a volatility: the undiscounted Black-76 price over the forward. That is the discounted price
     * over the index when money is carried at the future's own basis, as the exchange does; dividing an undiscounted
     * price by the index instead is off by that basis.
     */
    public double premiumBtc(double vol) {
        return new Black76(forwardUsd, years(), vol, 0).price(kind, strikeUsd) / forwardUsd;
    }
}
