package io.davylamp.advice.plan;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.OperatorState;
import java.time.Instant;

/**
 * One operator at one moment, as advice is worked out for it.
 *
 * @param state its latest readings
 * @param market the market
 * @param metrics its metrics of that moment
 * @param at the moment
 */
public record Case(OperatorState state, MarketSnapshot market, MetricSet metrics, Instant at) {
    /** A margin call nearer than this share of the price, or a runway below so many days, is one: the house rules' limits. */
    private static final double CALL_NEAR = 0.20;

    private static final double RUNWAY_DAYS = 90;

    /** Whether cash comes first: a margin call has passed or is near, or the runway is about to end. */
    boolean inEmergency() {
        return metrics.all(OperatorMetric.MarginCall.class).anyMatch(it -> it.distance() < CALL_NEAR)
                || metrics.all(OperatorMetric.Runway.class)
                        .anyMatch(it -> it.scenario() != Scenario.STRESSED && it.days() < RUNWAY_DAYS);
    }
}
