package io.davylamp.testing;

import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Invented markets: what a test does not say is not told. */
public final class Markets {
    private Markets() {}

    public static Quotes quotes(double futuresBasisPerYear, double impliedVol, double ratePerYear) {
        return new Quotes(
                OptionalDouble.of(futuresBasisPerYear), OptionalDouble.of(impliedVol), OptionalDouble.of(ratePerYear));
    }

    /** A network between two halvings, with a tenth of a bitcoin of fees in each block. */
    public static Reading.Market reading(
            String id, Instant at, double priceUsd, double difficulty, double subsidyBtc, Quotes quotes) {
        return new Reading.Market(
                id,
                at,
                priceUsd,
                difficulty,
                subsidyBtc,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                quotes);
    }
}
