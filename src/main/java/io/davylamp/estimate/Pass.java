package io.davylamp.estimate;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.operator.Earnings;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** One way through an operator's figures, with each estimate at a chosen end: what is reported, and what had to be estimated. */
final class Pass {
    /** Debt is paid down and machines are sold or stand still, and sometimes there are more of either. */
    private static final double LESS_SINCE = 0.8;

    private static final double LESS_SINCE_AT_WORST = 0.7;
    private static final double MORE_SINCE = 1.1;

    private final OperatorState state;
    private final Optional<MarketSnapshot> market;
    private final LocalDate date;
    private final Function<Estimate, End> choice;
    private final Published published;
    private final List<Estimate> estimates = new ArrayList<>();
    private int reported;

    Pass(OperatorState state, Optional<MarketSnapshot> market, Instant at, Function<Estimate, End> choice) {
        this.state = state;
        this.market = market;
        this.date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        this.choice = choice;
        this.published = Published.of(state.disclosures());
    }

    OperatorState state() {
        return state;
    }

    OperatorProfile profile() {
        return state.profile();
    }

    Optional<MarketSnapshot> market() {
        return market;
    }

    LocalDate date() {
        return date;
    }

    Published published() {
        return published;
    }

    List<Estimate> estimates() {
        return List.copyOf(estimates);
    }

    int reported() {
        return reported;
    }

    /** A figure that was reported, by either way. */
    double reported(double figure) {
        reported++;
        return figure;
    }

    /** A figure as estimated, at the end chosen. */
    double estimated(Estimate estimate) {
        estimates.add(estimate);
        return estimate.at(choice.apply(estimate));
    }

    /** A figure of the last disclosure, or of one so old that it may have changed since. */
    double carried(Told told, Words words, Duration limit) {
        Instant last = published.last().orElseThrow().at();
        if (!told.by().at().isBefore(last.minus(limit))) {
            return reported(told.figure());
        }
        return estimated(new Estimate(
                words.figure(),
                words.unit(),
                told.figure() * (words.moreIsWorse() ? LESS_SINCE : LESS_SINCE_AT_WORST),
                told.figure(),
                told.figure() * MORE_SINCE,
                words.moreIsWorse(),
                "as reported on %s and not since"
                        .formatted(LocalDate.ofInstant(told.by().at(), ZoneOffset.UTC))));
    }

    /** A figure as published last; else as a reading has it; else as estimated. */
    double figure(Optional<Double> told, OptionalDouble read, Supplier<Estimate> otherwise) {
        if (told.isPresent()) {
            return reported(told.get());
        }
        return read.isPresent() ? reported(read.getAsDouble()) : estimated(otherwise.get());
    }

    /** A figure of the trade's tables, scaled. */
    Estimate byTable(String table, Words words, double scale) {
        return byTable(Tables.at(table, date), words, scale);
    }

    Estimate byTable(Tables.Line line, Words words, double scale) {
        return new Estimate(
                words.figure(),
                words.unit(),
                line.low() * scale,
                line.mid() * scale,
                line.high() * scale,
                words.moreIsWorse(),
                line.source());
    }

    /** What a figure is called, its unit, and whether much of it is bad. */
    record Words(String figure, String unit, boolean moreIsWorse) {}

    /** What one PH/s is paid in a day after the pool's fee, BTC; empty where the market is not known. */
    Optional<Double> btcPerPhDay() {
        boolean feesPaidOn = profile().pool().scheme() != PoolContract.Scheme.PPS;
        return market.map(it -> Earnings.expectedBtc(
                1,
                1,
                1,
                Hashprice.btcPerPhDay(it.subsidyBtc() + (feesPaidOn ? it.feesBtcPerBlock() : 0), it.difficulty()),
                profile().pool().fee()));
    }

    /** Coins a fleet is expected to mine in a day, BTC; empty where fleet or market is not known. */
    Optional<Double> outputBtcPerDay(Optional<Reading.Fleet> fleet) {
        return fleet.flatMap(it -> btcPerPhDay().map(btc -> it.hashratePh() * it.uptime() * btc));
    }

    /** Revenue of a fleet in a day, USD. */
    Optional<Double> revenueUsdPerDay(Optional<Reading.Fleet> fleet) {
        return outputBtcPerDay(fleet).map(it -> it * market.orElseThrow().priceUsd());
    }
}
