package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.DEBT;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.AllInCost;
import io.davylamp.metrics.OperatorMetric.CostOfBtc;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a mined coin costs. Three rungs: energy; cash, which adds hosting, opex and cash G&amp;A; all-in sustaining,
 * which adds sustaining capital and interest. The last borrows its shape from gold miners' AISC; mining has no standard
 * of its own.
 */
public final class CostPerBtc {
    private static final Set<Input> OF_CASH = EnumSet.of(MARKET, FLEET, COST);
    private static final Set<Input> ALL = EnumSet.of(MARKET, FLEET, COST, DEBT);

    private CostPerBtc() {}

    /**
     * Energy cost of a coin: {@code (power − curtailment credits) / BTC}, USD per BTC. Below zero where credits exceed
     * the power.
     *
     * @param powerUsd cost of power over a time, USD
     * @param creditsUsd curtailment credits of that time, USD
     * @param btc coins mined in it, above 0
     */
    public static double energy(double powerUsd, double creditsUsd, double btc) {
        return (powerUsd - creditsUsd) / btc;
    }

    /**
     * Cash cost of a coin: {@code energy cost + other cash cost / BTC}, USD per BTC.
     *
     * @param energyUsdPerBtc {@link #energy}
     * @param otherUsd hosting, opex and cash G&amp;A over the time, USD
     * @param btc coins mined in it, above 0
     */
    public static double cash(double energyUsdPerBtc, double otherUsd, double btc) {
        return energyUsdPerBtc + otherUsd / btc;
    }

    /**
     * All-in sustaining cost of a coin: {@code cash cost + (sustaining capex + interest) / BTC}, USD per BTC.
     *
     * @param cashUsdPerBtc {@link #cash}
     * @param sustainingCapexUsd spent over the time to keep the hashrate, not to grow it, USD
     * @param interestUsd interest of the time, USD
     * @param btc coins mined in it, above 0
     */
    public static double allIn(double cashUsdPerBtc, double sustainingCapexUsd, double interestUsd, double btc) {
        return cashUsdPerBtc + (sustainingCapexUsd + interestUsd) / btc;
    }

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(OF_CASH, CostOfBtc.class, () -> costOfBtc(it)),
                it.given(ALL, AllInCost.class, () -> allInCost(it)));
    }

    private static Metric costOfBtc(Situation it) {
        if (it.outputBtcPerDay() == 0) {
            return Computed.outOfDomain(CostOfBtc.class, "no output is expected");
        }
        double energy = energyUsd(it);
        double cash = cashUsd(it);
        return Computed.of(CostOfBtc.class, () -> new CostOfBtc(energy, cash), energy, cash);
    }

    private static Metric allInCost(Situation it) {
        OptionalDouble capex = it.cost().sustainingCapexUsdPerDay();
        OptionalDouble interest = DebtService.isNone(it)
                ? OptionalDouble.of(it.debt().interestUsdPerDay().orElse(0))
                : it.debt().interestUsdPerDay();
        if (capex.isEmpty() || interest.isEmpty()) {
            return Computed.missing(
                    AllInCost.class, "the cost reading gives no sustaining capex or the debt reading no interest");
        }
        if (it.outputBtcPerDay() == 0) {
            return Computed.outOfDomain(AllInCost.class, "no output is expected");
        }
        return Computed.of(
                AllInCost.class,
                allIn(cashUsd(it), capex.getAsDouble(), interest.getAsDouble(), it.outputBtcPerDay()),
                AllInCost::new);
    }

    private static double energyUsd(Situation it) {
        return energy(it.powerUsdPerDay(), it.cost().curtailmentCreditsUsdPerDay(), it.outputBtcPerDay());
    }

    private static double cashUsd(Situation it) {
        return cash(energyUsd(it), it.cost().otherCashCostUsdPerDay(), it.outputBtcPerDay());
    }
}
