package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Beta;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.GridIncome;
import io.davylamp.metrics.OperatorMetric.HalvedCashMargin;
import io.davylamp.metrics.OperatorMetric.OperatingLeverage;
import io.davylamp.metrics.OperatorMetric.PayoutScatter;
import io.davylamp.metrics.Payout;
import io.davylamp.metrics.network.Halving;
import io.davylamp.mining.PoolContract.Scheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an operator's income hangs on: the subsidy, its cost structure, the grid's payments, luck. */
final class Sensitivity {
    private static final Set<Input> MARKET_AND_FLEET = EnumSet.of(MARKET, FLEET);
    private static final Set<Input> MARKET_FLEET_AND_COST = EnumSet.of(MARKET, FLEET, COST);
    private static final double DAYS = 30;
    private static final double SHORTFALL_SHARE = 0.8;

    private Sensitivity() {}

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(MARKET_FLEET_AND_COST, HalvedCashMargin.class, () -> halvedCashMargin(it)),
                it.given(MARKET_FLEET_AND_COST, OperatingLeverage.class, () -> operatingLeverage(it)),
                it.given(MARKET_FLEET_AND_COST, GridIncome.class, () -> gridIncome(it)),
                payoutScatter(it));
    }

    /** A PPS pool pays the subsidy alone: there all of the revenue halves. */
    private static Metric halvedCashMargin(Situation it) {
        boolean feesPaidOn = it.state().profile().pool().scheme() != Scheme.PPS;
        double fees = feesPaidOn ? it.market().feesBtcPerBlock() : 0;
        double revenue =
                it.revenueUsdPerDay() * Halving.hashpriceFactor(it.market().subsidyBtc(), fees);
        return Computed.of(HalvedCashMargin.class, CashCost.margin(revenue, cost(it)), HalvedCashMargin::new);
    }

    private static Metric operatingLeverage(Situation it) {
        return it.cashFlowUsdPerDay() <= 0
                ? Computed.outOfDomain(OperatingLeverage.class, "revenue does not cover the cash cost")
                : Computed.of(
                        OperatingLeverage.class,
                        Beta.operatingLeverage(it.revenueUsdPerDay(), cost(it)),
                        OperatingLeverage::new);
    }

    private static Metric gridIncome(Situation it) {
        double credits = it.cost().curtailmentCreditsUsdPerDay();
        double income = it.revenueUsdPerDay() + credits;
        return income == 0
                ? Computed.outOfDomain(GridIncome.class, "there is no income")
                : Computed.of(GridIncome.class, credits / income, GridIncome::new);
    }

    private static Metric payoutScatter(Situation it) {
        return switch (it.state().profile().pool().scheme()) {
            case PPS, FPPS -> Computed.notApplicable(PayoutScatter.class, "the pool bears the scatter");
            case PPLNS -> Computed.missing(PayoutScatter.class, "the pool's own hashrate is not known");
            case SOLO ->
                it.given(MARKET_AND_FLEET, PayoutScatter.class, () -> {
                    double blocks = Payout.expectedBlocks(
                            it.runningPh(), DAYS, it.market().difficulty());
                    double deviation = Payout.relativeDeviation(blocks);
                    double shortfall = Payout.shortfallProbability(blocks, SHORTFALL_SHARE);
                    return Computed.of(
                            PayoutScatter.class,
                            () -> new PayoutScatter(blocks, deviation, shortfall),
                            blocks,
                            deviation,
                            shortfall);
                });
        };
    }

    private static double cost(Situation it) {
        return it.powerUsdPerDay() + it.otherUsdPerDay();
    }
}
