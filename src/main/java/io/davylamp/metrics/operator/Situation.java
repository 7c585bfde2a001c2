package io.davylamp.metrics.operator;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * What an operator's metrics are based on at one moment, and the daily flows several families share. A flow may only be
 * asked for where its inputs are there: {@link #given} sees to that.
 */
final class Situation {
    private final OperatorState state;
    private final Optional<MarketSnapshot> market;
    private final Assumptions assumptions;
    private final Instant now;
    private final Map<Input, Instant> readings = new EnumMap<>(Input.class);
    private final Set<Input> absent;

    Situation(OperatorState state, Optional<MarketSnapshot> market, Assumptions assumptions, Instant now) {
        this.state = known(state, assumptions.stale());
        this.market = market.filter(it -> !assumptions.stale().contains(Input.MARKET));
        this.assumptions = assumptions;
        this.now = now;
        market.ifPresent(it -> readings.put(Input.MARKET, it.at()));
        state.fleet().ifPresent(it -> readings.put(Input.FLEET, it.at()));
        state.treasury().ifPresent(it -> readings.put(Input.TREASURY, it.at()));
        state.cost().ifPresent(it -> readings.put(Input.COST, it.at()));
        state.debt().ifPresent(it -> readings.put(Input.DEBT, it.at()));
        this.absent = EnumSet.allOf(Input.class);
        absent.removeAll(readings.keySet());
        absent.addAll(assumptions.stale());
    }

    /** What is known of an operator without what has become too old. */
    private static OperatorState known(OperatorState state, Set<Input> stale) {
        return stale.isEmpty()
                ? state
                : new OperatorState(
                        state.profile(),
                        state.fleet().filter(it -> !stale.contains(Input.FLEET)),
                        state.cost().filter(it -> !stale.contains(Input.COST)),
                        state.debt().filter(it -> !stale.contains(Input.DEBT)),
                        state.hedges(),
                        stale.contains(Input.TREASURY) ? List.of() : state.treasuryMonths());
    }

    /** The metric where every input needed is there; else which are missing. */
    Metric given(Set<Input> needed, Class<? extends Metric> type, Supplier<? extends Metric> formula) {
        return given(needed, type, "", formula);
    }

    /** The same, where one name covers several metrics and the detail must say which. */
    Metric given(Set<Input> needed, Class<? extends Metric> type, String which, Supplier<? extends Metric> formula) {
        if (Collections.disjoint(absent, needed)) {
            return formula.get();
        }
        Set<Input> missing = EnumSet.copyOf(needed);
        missing.retainAll(absent);
        boolean tooOld = assumptions.stale().containsAll(missing);
        StringBuilder detail =
                new StringBuilder(which).append(tooOld ? "no reading that is recent enough of " : "no reading of ");
        String separator = "";
        for (Input input : missing) {
            detail.append(separator).append(input);
            separator = ", ";
        }
        return Computed.missing(type, detail.toString());
    }

    boolean has(Input input) {
        return !absent.contains(input);
    }

    /** The moment of the latest reading of a kind. */
    Optional<Instant> at(Input input) {
        return Optional.ofNullable(readings.get(input));
    }

    OperatorState state() {
        return state;
    }

    StressScenario stress() {
        return assumptions.stress();
    }

    /** The edition of the rulebook: what its verdicts are made of. */
    int edition() {
        return assumptions.edition();
    }

    Mandate.View view() {
        return assumptions.view();
    }

    Instant now() {
        return now;
    }

    MarketSnapshot market() {
        return market.orElseThrow();
    }

    Reading.Fleet fleet() {
        return state.fleet().orElseThrow();
    }

    Reading.Treasury treasury() {
        return state.treasury().orElseThrow();
    }

    Reading.Debt debt() {
        return state.debt().orElseThrow();
    }

    double poolFee() {
        return state.profile().pool().fee();
    }

    /** Hashprice as the pool pays it, before its fee: PPS pays the subsidy alone. BTC per PH/s and day. */
    double btcPerPhDay() {
        boolean feesPaidOn = state.profile().pool().scheme() != PoolContract.Scheme.PPS;
        double reward = market().subsidyBtc() + (feesPaidOn ? market().feesBtcPerBlock() : 0);
        return Hashprice.btcPerPhDay(reward, market().difficulty());
    }

    double usdPerPhDay() {
        return btcPerPhDay() * market().priceUsd();
    }

    /** Hashrate that runs in the mean: installed × uptime, PH/s. */
    double runningPh() {
        return fleet().hashratePh() * fleet().uptime();
    }

    double outputBtcPerDay() {
        return Earnings.expectedBtc(fleet().hashratePh(), 1, fleet().uptime(), btcPerPhDay(), poolFee());
    }

    double revenueUsdPerDay() {
        return outputBtcPerDay() * market().priceUsd();
    }

    /** Share of the time power is paid for: all of it under take-or-pay, else only while hashing. */
    double paidShare() {
        return state.profile().power().takeOrPay() ? 1 : fleet().uptime();
    }

    /** kWh that one PH/s hashing for a day draws at the meter. */
    double kwhPerPhDay() {
        return CashCost.kwhPerPhDay(
                fleet().joulesPerTh(), state.profile().power().pue());
    }

    double powerUsdPerDay() {
        return fleet().hashratePh() * paidShare() * kwhPerPhDay() * cost().powerPriceUsdPerKwh();
    }

    /** Cash cost beside power, net of curtailment credits, USD per day; below zero where credits exceed it. */
    double otherUsdPerDay() {
        return cost().otherCashCostUsdPerDay() - cost().curtailmentCreditsUsdPerDay();
    }

    /** Revenue − cash cost: what is there to serve debt with, USD per day. */
    double cashFlowUsdPerDay() {
        return revenueUsdPerDay() - powerUsdPerDay() - otherUsdPerDay();
    }

    /** The metric by what is due to lenders a day; where a loan does not report it, that it does not. */
    Metric served(Class<? extends Metric> type, String which, DoubleFunction<? extends Metric> formula) {
        OptionalDouble service = DebtService.usdPerDay(this);
        return service.isPresent()
                ? formula.apply(service.getAsDouble())
                : Computed.missing(type, which + DebtService.notReported(debt()));
    }

    Reading.Cost cost() {
        return state.cost().orElseThrow();
    }
}
