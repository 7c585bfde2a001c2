package io.davylamp.advice.plan;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.MetricSet;
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
public record Case(OperatorState state, MarketSnapshot market, MetricSet metrics, Instant at) {}
