package io.davylamp.plausible;

import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What of a hedges reading may be true: beside what the operator mines and holds, and beside the price. */
final class HedgeSense {
    /** More than any miner ever hedged, BTC. */
    private static final double MOST_BTC = 50_000;

    private static final double DAYS_PER_YEAR = 365;
    private static final int DAYS_OF_GRACE = 31;

    private HedgeSense() {}

    static void check(Reading.Hedges reading, Surroundings around, Sieve sieve) {
        LocalDate date = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        double held = around.near(around.known().treasury(), reading)
                .map(it -> it.btcUnencumbered() + it.btcPledged())
                .orElse(0.0);
        Usual size = around.btcPerDay(reading)
                .map(it -> Usual.upTo(2 * (DAYS_PER_YEAR * it + held) + 10, 10, "what it holds and mines in a year"))
                .orElse(Usual.upTo(MOST_BTC, 10, "what miners ever hedged"));
        for (int i = 0; i < reading.positions().size(); i++) {
            HedgePosition position = reading.positions().get(i);
            String place = "positions.%d.".formatted(i);
            sieve.check(new Figure(place + "btc", "BTC", Figure.COINS), position.btc(), size);
            position.strikeUsd()
                    .ifPresent(strike -> around.market()
                            .ifPresent(it -> sieve.check(
                                    new Figure(place + "strikeUsd", "USD per BTC", Figure.MONEY),
                                    strike,
                                    Usual.around(it.priceUsd(), 0.2, 5, 3, "the price of BTC"))));
            sieve.check(
                    Figure.of(place + "expiry", "days before the reading"),
                    Math.max(0, ChronoUnit.DAYS.between(position.expiry(), date)),
                    Usual.upTo(DAYS_OF_GRACE, Usual.NEVER_FAR, "an open position, which has not expired"));
        }
    }
}
