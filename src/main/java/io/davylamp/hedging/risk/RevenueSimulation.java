package io.davylamp.hedging.risk;

import io.davylamp.metrics.operator.CashFlowAtRisk;
import io.davylamp.mining.Range;

/**
 * Cash flow of a period by simulation, hedges included: of each path's end price and difficulty, revenue is earned on
 * what is mined, hedges pay on their BTC, cost is paid. Without hedges it meets {@link CashFlowAtRisk}.
 *
 * @param risk revenue, cost, market and horizon
 * @param priceUsd today's price, USD per BTC, above 0
 * @param paths how many, 1 to 10 million
 * @param seed the same seed gives the same outcomes
 */
public record RevenueSimulation(CashFlowAtRisk risk, double priceUsd, int paths, long seed) {
    public RevenueSimulation {
        Range.positive("priceUsd", priceUsd);
        Range.within("paths", paths, 1, 10_000_000, "Maybe fewer do: 200,000 are within 1 %.");
    }

    /** What a hedge pays in all at the period's end, USD, when the price ends there; negative where it costs. */
    @FunctionalInterface
    public interface Payoff {
        /** No hedge. */
        Payoff NONE = price -> 0;

        double atUsd(double endPriceUsd);
    }

    /** Revenue less cost and plus the hedge's payoff, USD, one figure per path. */
    public Outcomes cashFlowUsd(Payoff hedge) {
        Shocks shocks = new Shocks(risk.market(), risk.years(), seed);
        double[] figures = new double[paths];
        for (int path = 0; path < paths; path++) {
            shocks.next();
            double price = StrictMath.exp(shocks.logPrice());
            double revenue = risk.revenueUsd() * price / StrictMath.exp(shocks.logDifficulty());
            figures[path] = revenue - risk.costUsd() + hedge.atUsd(priceUsd * price);
        }
        return new Outcomes(figures);
    }
}
