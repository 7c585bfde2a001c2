package io.davylamp.estimate;

import io.davylamp.metrics.operator.CashCost;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a cost reading would say. */
final class CostPart {
    private static final double KWH_PER_MWH = 1_000;
    private static final double MOST_USD_PER_KWH = 2;

    private static final Pass.Words PRICE = new Pass.Words("power price", "USD/kWh", true);
    private static final Pass.Words OTHER = new Pass.Words("cash cost beside power", "USD/day", true);

    private final Pass it;
    private final Reading.Fleet fleet;
    private final Optional<Reading.Debt> debt;
    private final Optional<Reading.Cost> read;
    private final Published news;

    private CostPart(Pass it, Reading.Fleet fleet, Optional<Reading.Debt> debt) {
        this.it = it;
        this.fleet = fleet;
        this.debt = debt;
        this.read = it.state().cost();
        this.news = it.published().after(read);
    }

    /** Costs as reported and estimated; as read where nothing newer is published of them, or no fleet is known. */
    static Optional<Reading.Cost> of(Pass pass, Optional<Reading.Fleet> fleet, Optional<Reading.Debt> debt) {
        return fleet.map(known -> new CostPart(pass, known, debt))
                .flatMap(CostPart::cost)
                .or(() -> pass.state().cost());
    }

    private Optional<Reading.Cost> cost() {
        Optional<Disclosure> spoken = news.latest(CostPart::speaks);
        if (spoken.isEmpty() && read.isPresent()) {
            return read;
        }
        return news.last().map(by -> reading(by, usdPerKwh()));
    }

    private static boolean speaks(Disclosure by) {
        return by.powerPriceUsdPerKwh().isPresent()
                || by.powerBillUsd().isPresent()
                || by.otherCostUsd().isPresent()
                || by.burnUsd().isPresent();
    }

    private Reading.Cost reading(Disclosure by, double usdPerKwh) {
        double other = otherUsdPerDay(usdPerKwh);
        return new Reading.Cost(
                by.id(),
                by.at(),
                by.operatorId(),
                usdPerKwh,
                Math.max(0, other),
                Math.max(0, -other)
                        + read.map(Reading.Cost::curtailmentCreditsUsdPerDay).orElse(0.0),
                read.map(Reading.Cost::sustainingCapexUsdPerDay).orElse(OptionalDouble.empty()));
    }

    private double usdPerKwh() {
        Optional<Double> told = news.told(Disclosure::powerPriceUsdPerKwh)
                .map(Told::figure)
                .or(this::byBill)
                .map(price -> Math.min(MOST_USD_PER_KWH, price));
        OptionalDouble known =
                read.isPresent() ? OptionalDouble.of(read.get().powerPriceUsdPerKwh()) : OptionalDouble.empty();
        String region = it.published()
                .latest(by -> by.region().isPresent())
                .flatMap(Disclosure::region)
                .orElse("-");
        return it.figure(told, known, () -> it.byTable(Tables.at("powerPrice", region, it.date()), PRICE, 1));
    }

    /** The bill over the energy reported, or over what the machines draw. */
    private Optional<Double> byBill() {
        return news.latest(by -> by.powerBillUsd().isPresent()).flatMap(by -> {
            double kwh =
                    by.powerMwh().isPresent() ? by.powerMwh().getAsDouble() * KWH_PER_MWH : kwhPerDay() * by.days();
            return kwh > 0 ? Optional.of(by.powerBillUsd().orElseThrow() / kwh) : Optional.empty();
        });
    }

    private double kwhPerDay() {
        double share = it.profile().power().takeOrPay() ? 1 : fleet.uptime();
        return fleet.hashratePh()
                * share
                * CashCost.kwhPerPhDay(fleet.joulesPerTh(), it.profile().power().pue());
    }

    /** Cost beside power; where only the net burn is reported, what it leaves for it. */
    private double otherUsdPerDay(double usdPerKwh) {
        Optional<Double> told = news.perDay(Disclosure::otherCostUsd).or(() -> byBurn(usdPerKwh));
        OptionalDouble known =
                read.isPresent() ? OptionalDouble.of(read.get().otherCashCostUsdPerDay()) : OptionalDouble.empty();
        return it.figure(told, known, () -> it.byTable("otherCostPerPhDay", OTHER, fleet.hashratePh()));
    }

    private Optional<Double> byBurn(double usdPerKwh) {
        double service = debt.stream()
                .flatMap(read -> read.loans().stream())
                .mapToDouble(Loan::toldServiceUsdPerDay)
                .sum();
        return news.perDay(Disclosure::burnUsd)
                .flatMap(burn -> it.revenueUsdPerDay(Optional.of(fleet))
                        .map(revenue -> burn - service + revenue - kwhPerDay() * usdPerKwh));
    }
}
