package io.davylamp.plausible;

import io.davylamp.mining.Reading;
import java.util.Optional;

/** What of a cost reading may be true: by what power costs on earth, by the operator's last, and by what it earns. */
final class CostSense {
    /** What miners pay for power, of all regions and years, USD per kWh. */
    private static final Usual WORLD = new Usual(0.01, 0.30, 4, "what miners pay anywhere");

    /** No cost below this is compared with income, USD a day. */
    private static final double SMALL_USD_PER_DAY = 50_000;

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
        sieve.check(POWER, reading.powerPriceUsdPerKwh(), WORLD);
        Optional<Reading.Cost> last = around.near(around.known().cost(), reading);
        last.map(Reading.Cost::powerPriceUsdPerKwh)
                .filter(it -> it > 0)
                .ifPresent(it -> sieve.check(
                        POWER,
                        reading.powerPriceUsdPerKwh(),
                        Usual.around(it, 0.4, 2.5, 4, "the operator's own last")));
        last.map(Reading.Cost::otherCashCostUsdPerDay)
                .ifPresent(it -> sieve.check(
                        OTHER,
                        reading.otherCashCostUsdPerDay(),
                        new Usual(it < SMALL_USD_PER_DAY ? 0 : it / 5, Math.max(it, SMALL_USD_PER_DAY) * 5, 4, "the operator's own last")));
        around.revenueUsdPerDay(reading).ifPresent(revenue -> {
            double most = 2 * revenue + SMALL_USD_PER_DAY;
            sieve.check(OTHER, reading.otherCashCostUsdPerDay(), Usual.upTo(most, 10, "what its fleet earns"));
            sieve.check(CREDITS, reading.curtailmentCreditsUsdPerDay(), Usual.upTo(most, 10, "what its fleet earns"));
            reading.sustainingCapexUsdPerDay()
                    .ifPresent(it -> sieve.check(CAPEX, it, Usual.upTo(5 * most, 10, "what its fleet earns")));
        });
    }
}
