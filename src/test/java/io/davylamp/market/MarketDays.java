package io.davylamp.market;

import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Invented market readings and days. */
final class MarketDays {
    private MarketDays() {}

    static Reading.Market reading(String at, double priceUsd, double feesBtcPerBlock) {
        return new Reading.Market(
                "market",
                Instant.parse(at),
                priceUsd,
                90e12,
                3.125,
                feesBtcPerBlock,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE);
    }

    static MarketDay day(String date, double priceUsd, double feesBtcPerBlock) {
        return new MarketDay(
                LocalDate.parse(date), priceUsd, 90e12, 650, 3.125, feesBtcPerBlock, 144, OptionalLong.empty());
    }
}
