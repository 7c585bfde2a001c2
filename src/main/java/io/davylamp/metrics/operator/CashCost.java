package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.HashCost;
import io.davylamp.metrics.OperatorMetric.PowerCost;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What running the machines costs in cash, and what is left of revenue after it. */
public final class CashCost {
    private static final Set<Input> FLEET_AND_COST = EnumSet.of(FLEET, COST);
    private static final Set<Input> MARKET_FLEET_AND_COST = EnumSet.of(MARKET, FLEET, COST);
    private static final double HOURS_PER_DAY = 24;

    private CashCost() {}

    /**
     * Energy one PH/s hashing for a day draws at the meter, kWh: {@code 24 × J/TH × PUE}. A J/TH is a W per TH/s, so
     * 1 PH/s at E J/TH draws E kW.
     *
     * @param joulesPerTh fleet efficiency, J/TH
     * @param pue site power over machine power, 1 or more
     */
    public static double kwhPerPhDay(double joulesPerTh, double pue) {
        return HOURS_PER_DAY * joulesPerTh * pue;
    }

    /**
     * Cost of the power one PH/s draws while hashing for a day: {@code 24 × J/TH × PUE × price}, USD per PH/s and day.
     * Under take-or-pay, divide by uptime.
     *
     * @param joulesPerTh fleet efficiency, J/TH
     * @param pue site power over machine power, 1 or more
     * @param usdPerKwh price of power, USD per kWh
     */
    public static double powerUsdPerPhDay(double joulesPerTh, double pue, double usdPerKwh) {
        return kwhPerPhDay(joulesPerTh, pue) * usdPerKwh;
    }

    /**
     * Share of revenue left after cash cost, before debt service: {@code (revenue − cost) / revenue}, fraction. Without
     * revenue it has no meaning and is not finite.
     *
     * @param revenue revenue, after the pool's fee
     * @param cashCost power and other cash cost net of credits, over the same time and hashrate
     */
    public static double margin(double revenue, double cashCost) {
        return (revenue - cashCost) / revenue;
    }

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(FLEET_AND_COST, PowerCost.class, () -> powerCost(it)),
                it.given(FLEET_AND_COST, HashCost.class, () -> hashCost(it)),
                it.given(MARKET_FLEET_AND_COST, CashMargin.class, () -> cashMargin(it)));
    }

    private static Metric powerCost(Situation it) {
        if (it.runningPh() == 0) {
            return nothingRuns(PowerCost.class);
        }
        double usd = it.powerUsdPerDay();
        double perPh = usd / it.runningPh();
        return Computed.of(PowerCost.class, () -> new PowerCost(usd, perPh), usd, perPh);
    }

    private static Metric hashCost(Situation it) {
        return it.runningPh() == 0
                ? nothingRuns(HashCost.class)
                : Computed.of(
                        HashCost.class, (it.powerUsdPerDay() + it.otherUsdPerDay()) / it.runningPh(), HashCost::new);
    }

    private static Metric cashMargin(Situation it) {
        double revenue = it.revenueUsdPerDay();
        return revenue == 0
                ? Computed.outOfDomain(CashMargin.class, "revenue is 0: a margin needs some")
                : Computed.of(
                        CashMargin.class, margin(revenue, it.powerUsdPerDay() + it.otherUsdPerDay()), CashMargin::new);
    }

    static Metric nothingRuns(Class<? extends Metric> type) {
        return Computed.outOfDomain(type, "nothing runs: hashrate x uptime is 0");
    }
}
