package io.davylamp.plausible;

import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator's reading is compared with: its other readings and the market of its day.
 *
 * @param known the operator as it is known
 * @param market the market near the reading, where known
 */
record Surroundings(OperatorState known, Optional<MarketPoint> market) {
    /** Readings further apart say nothing of each other, days. */
    private static final int COMPARED_WITHIN_DAYS = 400;

    /** A reading of the operator, where it is near enough to be compared with another. */
    <T extends Reading> Optional<T> near(Optional<T> other, Reading reading) {
        return other.filter(it -> !it.id().equals(reading.id()))
                .filter(it -> Duration.between(it.at(), reading.at()).abs().toDays() <= COMPARED_WITHIN_DAYS);
    }

    /** What the fleet would mine in a day if it never stopped, BTC; empty where fleet or market are not known. */
    Optional<Double> btcPerDay(Reading reading) {
        return near(known.fleet(), reading)
                .flatMap(fleet -> market.map(it -> fleet.hashratePh() * it.btcPerPhDay()))
                .filter(it -> it > 0);
    }

    /** What that is worth, USD. */
    Optional<Double> revenueUsdPerDay(Reading reading) {
        return btcPerDay(reading).flatMap(btc -> market.map(it -> btc * it.priceUsd()));
    }
}
