package io.davylamp.plausible;

import io.davylamp.mining.Reading;
import java.time.Duration;
import java.util.Optional;

/** What of a treasury reading may be true: beside what companies hold, the operator's last, and what its fleet mines. */
final class TreasurySense {
    /** More coins than any miner ever had, BTC. */
    private static final double MOST_BTC = 60_000;

    /** More money than any miner ever had, USD. */
    private static final double MOST_USD = 5e9;

    /** Sums below this come and go within a month, USD. */
    private static final double SMALL_USD = 5e6;

    /** Treasuries further apart are not set against a month's coins, days. */
    private static final int MONTHS_APART_DAYS = 70;

    private static final int MONTH_DAYS = 30;

    private static final Figure CASH = new Figure("cashUsd", "USD", Figure.MONEY);
    private static final Figure FREE = new Figure("btcUnencumbered", "BTC", Figure.COINS);
    private static final Figure PLEDGED = new Figure("btcPledged", "BTC", Figure.COINS);
    private static final Figure UNDRAWN = new Figure("undrawnUsd", "USD", Figure.MONEY);
    private static final Figure OWED = new Figure("currentLiabilitiesUsd", "USD", Figure.MONEY);
    private static final Figure MINED = Figure.of(
            "btcMined30d",
            "BTC",
            new Figure.Slip(1e-8, "satoshis were given"),
            new Figure.Slip(1 / 12.0, "a year's coins were given"),
            new Figure.Slip(MONTH_DAYS, "a day's coins were given"));
    private static final Figure SOLD = Figure.of(
            "btcSold30d",
            "BTC",
            new Figure.Slip(1e-8, "satoshis were given"),
            new Figure.Slip(1 / 12.0, "a year's coins were given"));

    private TreasurySense() {}

    static void check(Reading.Treasury reading, Surroundings around, Sieve sieve) {
        sieve.check(UNDRAWN, reading.undrawnUsd(), Usual.upTo(MOST_USD, 10, "what miners were ever lent"));
        reading.currentLiabilitiesUsd()
                .ifPresent(it -> sieve.check(OWED, it, Usual.upTo(2 * MOST_USD, 10, "what miners ever owed")));
        sieve.check(FREE, reading.btcUnencumbered(), Usual.upTo(MOST_BTC, 10, "what miners ever held"));
        sieve.check(PLEDGED, reading.btcPledged(), Usual.upTo(MOST_BTC, 10, "what miners ever held"));
        around.btcPerDay(reading).ifPresent(perDay -> mined(reading, MONTH_DAYS * perDay, sieve));
        Optional<Reading.Treasury> last = last(reading, around);
        cash(reading, last, sieve);
        last.ifPresent(it -> coins(it, reading, sieve));
    }

    private static void cash(Reading.Treasury reading, Optional<Reading.Treasury> last, Sieve sieve) {
        Usual most = Usual.upTo(MOST_USD, 10, "what miners ever held");
        double before = last.map(Reading.Treasury::cashUsd).orElse(0.0);
        if (before > 0 && Math.max(before, reading.cashUsd()) >= SMALL_USD) {
            sieve.check(CASH, reading.cashUsd(), most, before, Usual.around(before, 0.1, 10, 40, Usual.LAST));
        } else {
            sieve.check(CASH, reading.cashUsd(), most);
        }
    }

    /** Coins mined beside what the fleet would mine if it never stopped: machines stop, and pools have luck. */
    private static void mined(Reading.Treasury reading, double expected, Sieve sieve) {
        reading.btcMined30d()
                .ifPresent(it -> sieve.check(
                        MINED,
                        it,
                        new Usual(0.3 * expected, 1.5 * expected + 1, 6, "what its fleet and the network lead to")));
    }

    private static Optional<Reading.Treasury> last(Reading.Treasury reading, Surroundings around) {
        return around.known().treasuryMonths().stream()
                .filter(it -> !it.id().equals(reading.id()) && !it.at().isAfter(reading.at()))
                .reduce((earlier, later) -> later)
                .filter(it -> around.near(Optional.of(it), reading).isPresent());
    }

    private static void coins(Reading.Treasury last, Reading.Treasury reading, Sieve sieve) {
        double held = last.btcUnencumbered() + last.btcPledged();
        double mined = reading.btcMined30d().orElse(0);
        sieve.check(
                FREE,
                reading.btcUnencumbered(),
                Usual.upTo(5 * (held + mined + 200), 20, "the operator's own last and what it mined"));
        if (reading.btcSold30d().isPresent()
                && reading.btcMined30d().isPresent()
                && Duration.between(last.at(), reading.at()).toDays() <= MONTHS_APART_DAYS) {
            sieve.check(
                    SOLD,
                    reading.btcSold30d().getAsDouble(),
                    Usual.upTo(1.05 * (held + mined) + 10, 5, "the coins it held before and mined"));
        }
    }
}
