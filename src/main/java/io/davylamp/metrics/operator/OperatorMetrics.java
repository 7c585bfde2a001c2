package io.davylamp.metrics.operator;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.OperatorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes every metric of one operator from what is known of it at one moment. A pure function: the same state, market,
 * stress and moment give the same metrics in the same order, figure for figure.
 */
public final class OperatorMetrics {
    private OperatorMetrics() {}

    public static MetricSet compute(OperatorState state, MarketSnapshot market, StressScenario stress, Instant now) {
        return compute(state, Optional.of(market), stress, now);
    }

    /** The same where there may be no market reading yet: what needs one is then unavailable. */
    public static MetricSet compute(
            OperatorState state, Optional<MarketSnapshot> market, StressScenario stress, Instant now) {
        return compute(state, market, Assumptions.of(stress), now);
    }

    /** The same where the operator's mandate has a view of difficulty of its own. */
    public static MetricSet compute(
            OperatorState state, Optional<MarketSnapshot> market, Assumptions assumptions, Instant now) {
        Situation situation = new Situation(state, market, assumptions, now);
        List<Metric> metrics = new ArrayList<>();
        metrics.addAll(Earnings.of(situation));
        metrics.addAll(CashCost.of(situation));
        metrics.addAll(Breakeven.of(situation));
        metrics.addAll(Credit.of(situation));
        metrics.addAll(LiquidTreasury.of(situation));
        metrics.addAll(Runways.of(situation));
        metrics.addAll(HedgeBook.of(situation));
        metrics.addAll(CostPerBtc.of(situation));
        metrics.addAll(MachinePark.of(situation));
        metrics.addAll(Sensitivity.of(situation));
        metrics.addAll(CollateralValue.of(situation));
        metrics.addAll(MarginCallRisk.of(situation));
        metrics.addAll(CallCure.of(situation));
        metrics.addAll(BalanceSheet.of(situation));
        metrics.addAll(CashFlowAtRisk.of(situation));
        metrics.addAll(Maturities.of(situation));
        metrics.addAll(InputAges.of(situation));
        metrics.addAll(Doubts.of(situation));
        return new MetricSet(metrics);
    }
}
