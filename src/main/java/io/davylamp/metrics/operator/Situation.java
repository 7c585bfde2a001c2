package io.davylamp.metrics.operator;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Input> absent;

    Situation(OperatorState state, Optional<MarketSnapshot> market, Assumptions assumptions, Instant now) {
        this.state = state;
        this.market = market;
        this.assumptions = assumptions;
        this.now = now;
        this.absent = EnumSet.noneOf(Input.class);
        for (Input input : Input.values()) {
            if (at(input).isEmpty()) {
                absent.add(input);
            }
        }
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
        StringBuilder detail = new StringBuilder(which).append("no reading of ");
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
        return switch (input) {
            case MARKET -> market.map(MarketSnapshot::at);
            case FLEET -> state.fleet().map(Reading::at);
            case TREASURY -> state.treasury().map(Reading::at);
            case COST -> state.cost().map(Reading::at);
            case DEBT -> state.debt().map(Reading::at);
        };
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

    double debtServiceUsdPerDay() {
        return debt().loans().stream().mapToDouble(Loan::toldServiceUsdPerDay).sum();
    }

    Reading.Cost cost() {
        return state.cost().orElseThrow();
    }
}
