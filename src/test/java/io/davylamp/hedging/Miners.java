package io.davylamp.hedging;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Markets;
import io.davylamp.testing.Operators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An operator that mines 2 BTC a day, and the market it stands in. */
final class Miners {
    static final Instant NOW = Instant.parse("2022-07-26T00:00:00Z");
    static final Quotes QUOTES = Markets.quotes(0.05, 0.75, 0.03);

    private Miners() {}

    static OperatorState aMiner() {
        OperatorId id = new OperatorId("acme");
        return OperatorState.empty(Operators.aProfile("acme"))
                .with(new Reading.Cost("c", NOW, id, 0.05, 10_000, 2_000))
                .with(Operators.treasury("t", NOW, id, 1e6, 123.47));
    }

    static MarketSnapshot aMarket(Quotes quotes) {
        return new MarketSnapshot(NOW, 20_000, 30e12, 6.25, 0.1, OptionalDouble.empty(), quotes);
    }

    /** 2 BTC a day, 12,000 USD of power and the debt service given, hedged to the share given. */
    static MetricSet metrics(double hedged, double debtServiceUsdPerDay, Metric... more) {
        List<Metric> all = new ArrayList<>(List.of(
                new OperatorMetric.ExpectedOutput(2),
                new OperatorMetric.Hashprice(100, 0.005, 0.02),
                new OperatorMetric.PowerCost(12_000, 30),
                new OperatorMetric.DebtStatus(5e6, debtServiceUsdPerDay, false),
                new OperatorMetric.HedgeCover(hedged)));
        all.addAll(List.of(more));
        return new MetricSet(all);
    }
}
