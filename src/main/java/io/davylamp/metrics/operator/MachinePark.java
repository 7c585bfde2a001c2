package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.EconomicLife;
import io.davylamp.metrics.OperatorMetric.ObsolescenceShare;
import io.davylamp.metrics.OperatorMetric.ShutdownPrice;
import io.davylamp.metrics.site.Decline;
import io.davylamp.mining.MachineClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** When each class of an operator's machines stops paying for its power: at which price, how much of it, how soon. */
public final class MachinePark {
    /** Growth of difficulty a remaining life is counted with, fraction per month (house). */
    public static final double GROWTH_PER_MONTH = 0.02;

    private static final Set<Input> MARKET_FLEET_AND_COST = EnumSet.of(MARKET, FLEET, COST);

    private MachinePark() {}

    /**
     * Shutdown price of a class of machines: {@code 24 × J/TH × PUE × power price / ((1 − fee) × hashprice in BTC)}, USD
     * per BTC. Below it the machine does not pay for its own power; what else the operator pays is not in it.
     *
     * @param powerUsdPerPhDay power of 1 PH/s of it for a day, USD: {@link CashCost#powerUsdPerPhDay}
     * @param poolFee the pool's fee, fraction below 1
     * @param btcPerPhDay hashprice, BTC per PH/s and day, above 0
     */
    public static double shutdownUsdPerBtc(double powerUsdPerPhDay, double poolFee, double btcPerPhDay) {
        return Breakeven.price(Breakeven.hashprice(powerUsdPerPhDay, 0, poolFee), btcPerPhDay);
    }

    /**
     * Share of hashrate whose power costs more than it earns, fraction; above a half the fleet itself is at risk (house).
     * NaN where no machine hashes.
     *
     * @param machines the classes
     * @param breakevenJoulesPerTh efficiency at which power is just paid for: {@link #breakevenJoulesPerTh}
     */
    public static double obsolescenceShare(List<MachineClass> machines, double breakevenJoulesPerTh) {
        double all = 0;
        double obsolete = 0;
        for (MachineClass machine : machines) {
            all += machine.hashratePh();
            obsolete += machine.joulesPerTh() > breakevenJoulesPerTh ? machine.hashratePh() : 0;
        }
        return obsolete / all;
    }

    /**
     * Efficiency at which a machine just pays for its power: {@code hashprice × (1 − fee) / (24 × PUE × power price)}, J/TH.
     * Infinite where power is free.
     */
    public static double breakevenJoulesPerTh(double usdPerPhDay, double poolFee, double pue, double usdPerKwh) {
        return usdPerPhDay * (1 - poolFee) / CashCost.powerUsdPerPhDay(1, pue, usdPerKwh);
    }

    static List<Metric> of(Situation it) {
        List<Metric> metrics = new ArrayList<>(shutdownPrices(it));
        metrics.add(it.given(
                MARKET_FLEET_AND_COST,
                ObsolescenceShare.class,
                () -> ofMachines(it, ObsolescenceShare.class, () -> {
                    double share = obsolescenceShare(it.fleet().machines(), breakevenJoulesPerTh(it));
                    return Computed.of(ObsolescenceShare.class, share, ObsolescenceShare::new);
                })));
        metrics.add(it.given(MARKET_FLEET_AND_COST, EconomicLife.class, () -> economicLife(it)));
        return metrics;
    }

    private static List<Metric> shutdownPrices(Situation it) {
        Supplier<Metric> none = () -> ofMachines(it, ShutdownPrice.class, () -> shutdownPrice(it, first(it)));
        Metric one = it.given(MARKET_FLEET_AND_COST, ShutdownPrice.class, none);
        if (!(one instanceof ShutdownPrice)) {
            return List.of(one);
        }
        return it.fleet().machines().stream()
                .map(machine -> shutdownPrice(it, machine))
                .toList();
    }

    private static Metric ofMachines(Situation it, Class<? extends Metric> type, Supplier<Metric> formula) {
        return it.fleet().machines().isEmpty()
                ? Computed.missing(type, "the fleet reading does not list its machines")
                : formula.get();
    }

    private static MachineClass first(Situation it) {
        return it.fleet().machines().get(0);
    }

    private static Metric shutdownPrice(Situation it, MachineClass machine) {
        double power = machine.joulesPerTh()
                / it.fleet().joulesPerTh()
                * it.kwhPerPhDay()
                * it.cost().powerPriceUsdPerKwh();
        double usd = shutdownUsdPerBtc(power, it.poolFee(), it.btcPerPhDay());
        return Computed.of(
                ShutdownPrice.class,
                () -> new ShutdownPrice(machine.name(), usd, machine.hashratePh()),
                usd,
                machine.hashratePh());
    }

    private static double breakevenJoulesPerTh(Situation it) {
        double pue = it.state().profile().power().pue();
        return breakevenJoulesPerTh(
                it.usdPerPhDay(), it.poolFee(), pue, it.cost().powerPriceUsdPerKwh());
    }

    /** Of the fleet as a whole, at a flat price, before any halving. */
    private static Metric economicLife(Situation it) {
        if (it.runningPh() == 0) {
            return CashCost.nothingRuns(EconomicLife.class);
        }
        double breakeven = Breakeven.hashpriceUsdPerPhDay(it);
        if (!Double.isFinite(breakeven)) {
            return Computed.of(EconomicLife.class, breakeven, EconomicLife::new);
        }
        OptionalDouble months = Decline.steady(GROWTH_PER_MONTH).monthsUntil(it.usdPerPhDay(), breakeven);
        return months.isPresent()
                ? Computed.of(EconomicLife.class, months.getAsDouble(), EconomicLife::new)
                : Computed.notApplicable(EconomicLife.class, "credits exceed the cost: it pays at any hashprice");
    }
}
