package io.davylamp.plausible;

import io.davylamp.mining.Reading;
import java.util.Optional;

/** What of a cost reading may be true: by what power costs on earth, by the operator's last, and by what it earns. */
final class CostSense {
    /** What miners pay for power, of all regions and years, USD per kWh. */
    static final Usual WORLD = new Usual(0.01, 0.30, 4, "what miners pay anywhere");

    /** No cost below this is compared with income, USD a day. */
    private static final double SMALL_USD_PER_DAY = 50_000;

    /** More than any miner ever took in, USD a day. */
    private static final double MOST_USD_PER_DAY = 1e7;

    private static final Figure POWER = Figure.of(
            "powerPriceUsdPerKwh",
            "USD per kWh",
            new Figure.Slip(0.01, "cents per kWh were given"),
            new Figure.Slip(0.001, "USD per MWh were given"),
            new Figure.Slip(1e3, "USD per Wh were given"));
    private static final Figure OTHER = new Figure("otherCashCostUsdPerDay", "USD a day", Figure.PER_DAY);
    private static final Figure CREDITS = new Figure("curtailmentCreditsUsdPerDay", "USD a day", Figure.PER_DAY);
    private static final Figure CAPEX = new Figure("sustainingCapexUsdPerDay", "USD a day", Figure.PER_DAY);

    private CostSense() {}

    static void check(Reading.Cost reading, Surroundings around, Sieve sieve) {
        Optional<Reading.Cost> last = around.near(around.known().cost(), reading);
        power(reading, last, sieve);
        Optional<Double> revenue = around.revenueUsdPerDay(reading);
        Usual earned = revenue.map(it -> Usual.upTo(2 * it + SMALL_USD_PER_DAY, 10, "what its fleet earns"))
                .orElse(Usual.upTo(MOST_USD_PER_DAY, 10, "what miners ever earned"));
        other(reading, last, earned, sieve);
        sieve.check(CREDITS, reading.curtailmentCreditsUsdPerDay(), earned);
        reading.sustainingCapexUsdPerDay()
                .ifPresent(it -> sieve.check(CAPEX, it, Usual.upTo(5 * earned.high(), 10, earned.by())));
    }

    private static void power(Reading.Cost reading, Optional<Reading.Cost> last, Sieve sieve) {
        double price = reading.powerPriceUsdPerKwh();
        double before = last.map(Reading.Cost::powerPriceUsdPerKwh).orElse(0.0);
        if (before > 0) {
            sieve.check(POWER, price, WORLD, before, Usual.around(before, 0.4, 2.5, 4, Usual.LAST));
        } else {
            sieve.check(POWER, price, WORLD);
        }
    }

    private static void other(Reading.Cost reading, Optional<Reading.Cost> last, Usual earned, Sieve sieve) {
        double cost = reading.otherCashCostUsdPerDay();
        if (last.isPresent()) {
            double before = last.get().otherCashCostUsdPerDay();
            double low = before < SMALL_USD_PER_DAY ? 0 : before / 5;
            Usual beside = new Usual(low, Math.max(before, SMALL_USD_PER_DAY) * 5, 4, Usual.LAST);
            sieve.check(OTHER, cost, earned, before, beside);
        } else {
            sieve.check(OTHER, cost, earned);
        }
    }
}
