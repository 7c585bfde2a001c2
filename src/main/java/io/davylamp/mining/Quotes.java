package io.davylamp.mining;

import java.util.OptionalDouble;

/**
 * What the derivatives market quotes beside the spot price. Each figure may be absent: no quote, no hedge priced on it.
 *
 * @param futuresBasisPerYear annualised continuous basis of dated futures, ln(F/S) per year, fraction
 * @param impliedVol at-the-money implied volatility of BTC options, fraction per year
 * @param ratePerYear USD interest rate, continuously compounded, fraction per year
 */
public record Quotes(OptionalDouble futuresBasisPerYear, OptionalDouble impliedVol, OptionalDouble ratePerYear) {
    public static final Quotes NONE =
            new Quotes(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public Quotes {
        String advice = "Maybe it is a percentage: write 0.55 for 55 %.";
        futuresBasisPerYear.ifPresent(it -> Range.within("quotes.futuresBasisPerYear", it, -2, 2, advice));
        impliedVol.ifPresent(it -> Range.within("quotes.impliedVol", it, 0.01, 5, advice));
        ratePerYear.ifPresent(it -> Range.within("quotes.ratePerYear", it, -0.5, 1, advice));
    }
}
