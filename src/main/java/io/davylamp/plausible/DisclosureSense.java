package io.davylamp.plausible;

import io.davylamp.mining.Disclosure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What of a month's disclosure may be true: beside the month before, the network, and what its hashrate mines. */
final class DisclosureSense {
    private static final double MOST_USD = 5e9;
    private static final double MOST_BTC = 60_000;
    private static final double SMALL_USD = 5e6;
    private static final double PH_PER_EH = 1_000;
    private static final int MONTH_DAYS = 30;

    private static final Figure HASHRATE = Figure.of(
            "hashrateEh", "EH/s", new Figure.Slip(1e-3, "PH/s were given"), new Figure.Slip(1e-6, "TH/s were given"));
    private static final Figure MINED = Figure.of(
            "btcMined",
            "BTC",
            new Figure.Slip(1 / 12.0, "a year's coins were given"),
            new Figure.Slip(1 / 3.0, "a quarter's coins were given"),
            new Figure.Slip(MONTH_DAYS, "a day's coins were given"));
    private static final Figure POWER = Figure.of(
            "powerPriceUsdPerKwh",
            "USD per kWh",
            new Figure.Slip(0.01, "cents per kWh were given"),
            new Figure.Slip(0.001, "USD per MWh were given"));

    private final Disclosure reading;
    private final Optional<Disclosure> last;
    private final Surroundings around;
    private final Sieve sieve;

    private DisclosureSense(Disclosure reading, Surroundings around, Sieve sieve) {
        this.reading = reading;
        this.around = around;
        this.sieve = sieve;
        this.last = around.known().disclosures().stream()
                .filter(it -> !it.id().equals(reading.id()) && !it.at().isAfter(reading.at()))
                .reduce((earlier, later) -> later)
                .filter(it -> around.near(Optional.of(it), reading).isPresent());
    }

    static void check(Disclosure reading, Surroundings around, Sieve sieve) {
        DisclosureSense sense = new DisclosureSense(reading, around, sieve);
        sense.hashrate();
        sense.money("cashUsd", Disclosure::cashUsd);
        sense.money("liquidityUsd", Disclosure::liquidityUsd);
        sense.money("undrawnUsd", Disclosure::undrawnUsd);
        sense.money("debtUsd", Disclosure::debtUsd);
        sense.money("powerBillUsd", Disclosure::powerBillUsd);
        sense.money("otherCostUsd", Disclosure::otherCostUsd);
        sense.money("burnUsd", Disclosure::burnUsd);
        sense.coins();
        reading.powerPriceUsdPerKwh().ifPresent(it -> sieve.check(POWER, it, CostSense.WORLD));
    }

    private void hashrate() {
        LocalDate date = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        Usual ofNetwork = FleetSense.ofNetwork(date, around);
        Usual usual = Usual.upTo(ofNetwork.high() / PH_PER_EH, ofNetwork.factor(), ofNetwork.by());
        reading.hashrateEh().ifPresent(it -> compare(HASHRATE, it, usual, last(Disclosure::hashrateEh), 3, 5));
    }

    /** What companies print in thousands of USD is easily sent so. */
    private void money(String field, Function<Disclosure, OptionalDouble> figure) {
        figure.apply(reading).ifPresent(it -> {
            double before = last(figure);
            boolean large = Math.max(it, before) >= SMALL_USD;
            compare(
                    new Figure(field, "USD", Figure.MONEY),
                    it,
                    Usual.upTo(MOST_USD, 10, "what miners ever held, owed or spent"),
                    large ? before : 0,
                    10,
                    40);
        });
    }

    private void coins() {
        reading.btcHeld()
                .ifPresent(it -> sieve.check(
                        new Figure("btcHeld", "BTC", Figure.COINS),
                        it,
                        Usual.upTo(MOST_BTC, 10, "what miners ever held")));
        OptionalDouble hashrate =
                reading.averageHashrateEh().isPresent() ? reading.averageHashrateEh() : reading.hashrateEh();
        if (reading.btcMined().isPresent() && hashrate.isPresent()) {
            around.market().ifPresent(it -> {
                double expected = hashrate.getAsDouble() * PH_PER_EH * it.btcPerPhDay() * MONTH_DAYS;
                sieve.check(
                        MINED,
                        reading.btcMined().getAsDouble(),
                        new Usual(0.3 * expected, 1.5 * expected + 1, 6, "what its hashrate and the network lead to"));
            });
        }
    }

    private double last(Function<Disclosure, OptionalDouble> figure) {
        return last.map(figure).map(it -> it.orElse(0)).orElse(0.0);
    }

    private void compare(Figure figure, double value, Usual usual, double before, double range, double factor) {
        if (before > 0) {
            sieve.check(figure, value, usual, before, Usual.around(before, 1 / range, range, factor, Usual.LAST));
        } else {
            sieve.check(figure, value, usual);
        }
    }
}
