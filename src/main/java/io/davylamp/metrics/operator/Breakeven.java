package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.BreakevenHashprice;
import io.davylamp.metrics.OperatorMetric.BreakevenPower;
import io.davylamp.metrics.OperatorMetric.BreakevenPrice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where cash cost is just covered: the hashprice, BTC price, difficulty and power price at which the cash margin is 0.
 * All figures are per PH/s that runs; debt service is not part of them. A breakeven below zero says that credits exceed
 * the cost (hashprice, price) or that not even free power would do (power price).
 */
public final class Breakeven {
    private static final Set<Input> FLEET_AND_COST = EnumSet.of(FLEET, COST);
    private static final Set<Input> MARKET_FLEET_AND_COST = EnumSet.of(MARKET, FLEET, COST);

    private Breakeven() {}

    /**
     * Breakeven hashprice {@code (power + other) / (1 − fee)}, USD per PH/s and day.
     *
     * @param powerUsdPerPhDay power cost, USD per PH/s and day
     * @param otherUsdPerPhDay other cash cost net of credits, USD per PH/s and day
     * @param poolFee the pool's fee, fraction below 1
     */
    public static double hashprice(double powerUsdPerPhDay, double otherUsdPerPhDay, double poolFee) {
        return (powerUsdPerPhDay + otherUsdPerPhDay) / (1 - poolFee);
    }

    /**
     * Breakeven BTC price at today's difficulty, the shutdown price: {@code breakeven hashprice / hashprice in BTC},
     * USD per BTC.
     *
     * @param breakevenUsdPerPhDay breakeven hashprice, USD per PH/s and day
     * @param btcPerPhDay hashprice, BTC per PH/s and day, above 0
     */
    public static double price(double breakevenUsdPerPhDay, double btcPerPhDay) {
        return breakevenUsdPerPhDay / btcPerPhDay;
    }

    /**
     * Breakeven difficulty at today's price: {@code difficulty × hashprice / breakeven hashprice}.
     *
     * @param difficulty today's difficulty
     * @param usdPerPhDay today's hashprice, USD per PH/s and day
     * @param breakevenUsdPerPhDay breakeven hashprice, the same unit, above 0
     */
    public static double difficulty(double difficulty, double usdPerPhDay, double breakevenUsdPerPhDay) {
        return difficulty * usdPerPhDay / breakevenUsdPerPhDay;
    }

    /**
     * Breakeven power price {@code (hashprice × (1 − fee) − other) / kWh}, USD per kWh.
     *
     * @param usdPerPhDay hashprice, USD per PH/s and day
     * @param poolFee the pool's fee, fraction
     * @param otherUsdPerPhDay other cash cost net of credits, USD per PH/s and day
     * @param kwhPerPhDay energy paid for per PH/s and day, kWh: {@link CashCost#kwhPerPhDay}, divided by uptime under
     *     take-or-pay
     */
    public static double powerPrice(double usdPerPhDay, double poolFee, double otherUsdPerPhDay, double kwhPerPhDay) {
        return (usdPerPhDay * (1 - poolFee) - otherUsdPerPhDay) / kwhPerPhDay;
    }

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(FLEET_AND_COST, BreakevenHashprice.class, () -> hashprice(it)),
                it.given(MARKET_FLEET_AND_COST, BreakevenPrice.class, () -> price(it)),
                it.given(MARKET_FLEET_AND_COST, BreakevenPower.class, () -> powerPrice(it)));
    }

    private static Metric hashprice(Situation it) {
        return it.runningPh() == 0
                ? CashCost.nothingRuns(BreakevenHashprice.class)
                : Computed.of(BreakevenHashprice.class, hashpriceUsdPerPhDay(it), BreakevenHashprice::new);
    }

    private static Metric price(Situation it) {
        return it.runningPh() == 0
                ? CashCost.nothingRuns(BreakevenPrice.class)
                : Computed.of(
                        BreakevenPrice.class, price(hashpriceUsdPerPhDay(it), it.btcPerPhDay()), BreakevenPrice::new);
    }

    private static Metric powerPrice(Situation it) {
        if (it.runningPh() == 0) {
            return CashCost.nothingRuns(BreakevenPower.class);
        }
        double other = it.otherUsdPerDay() / it.runningPh();
        double kwhPaid = it.kwhPerPhDay() * it.paidShare() / it.fleet().uptime();
        return Computed.of(
                BreakevenPower.class, powerPrice(it.usdPerPhDay(), it.poolFee(), other, kwhPaid), BreakevenPower::new);
    }

    static double hashpriceUsdPerPhDay(Situation it) {
        return hashprice(it.powerUsdPerDay() / it.runningPh(), it.otherUsdPerDay() / it.runningPh(), it.poolFee());
    }
}
