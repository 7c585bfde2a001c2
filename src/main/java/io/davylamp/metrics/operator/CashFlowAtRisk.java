package io.davylamp.metrics.operator;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Normal;
import io.davylamp.metrics.OperatorMetric.CashFlowOdds;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.Range;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How far a period's cash flow may fall short, when revenue follows price over difficulty at the period's end:
 * {@code R_T = R_0 (P_T/P_0) / (D_T/D_0)} is lognormal, so mean and quantiles are closed forms,
 *
 * <pre>
 *   E[R] = R_0 e^(m + v/2)      q_p = R_0 e^(m + z_p √v)
 *   m = (μ_P − σ_P²/2 − μ_D + σ_D²/2) T      v = (σ_P² + σ_D² − 2ρ σ_P σ_D) T
 * </pre>
 *
 * Hedging's simulation meets it where no hedge is in place.
 *
 * @param revenueUsd the period's revenue at today's price and difficulty, USD, above 0
 * @param costUsd cash cost and debt service of the period, USD, 0 or more
 * @param market price and difficulty; volatilities must not cancel to nothing
 * @param years time to the period's end, above 0
 */
public record CashFlowAtRisk(double revenueUsd, double costUsd, JointMarket market, double years) {
    private static final double HORIZON_DAYS = 90;
    private static final double LOW = 0.05;
    private static final Set<Input> NEEDED = EnumSet.of(Input.MARKET, Input.FLEET, Input.COST, Input.DEBT);

    public CashFlowAtRisk {
        Range.positive("revenueUsd", revenueUsd);
        Range.nonNegative("costUsd", costUsd);
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
        Range.positive("variance", market.logRatioVariance(years));
    }

    /** Expected revenue, USD. */
    public double meanRevenueUsd() {
        return revenueUsd * Math.exp(market.meanLogRatio(years) + market.logRatioVariance(years) / 2);
    }

    /** Revenue that falls short with this probability, USD. */
    public double revenueQuantileUsd(double probability) {
        Range.within("probability", probability, 1e-12, 1 - 1e-12, "Maybe it is a percentage: write 0.05 for 5 %.");
        double spread = Math.sqrt(market.logRatioVariance(years));
        return revenueUsd * Math.exp(market.meanLogRatio(years) + Normal.quantile(probability) * spread);
    }

    /** Cash flow that falls short with this probability, USD; negative where cost is not met. */
    public double cashFlowQuantileUsd(double probability) {
        return revenueQuantileUsd(probability) - costUsd;
    }

    /** Cash flow at risk, USD: how far the quantile is below the mean. */
    public double belowMeanUsd(double probability) {
        return meanRevenueUsd() - revenueQuantileUsd(probability);
    }

    /** Probability that revenue does not meet cost. */
    public double shortfallProbability() {
        if (costUsd == 0) {
            return 0;
        }
        double score = (Math.log(costUsd / revenueUsd) - market.meanLogRatio(years))
                / Math.sqrt(market.logRatioVariance(years));
        return Normal.below(score);
    }

    static List<Metric> of(Situation it) {
        return List.of(it.given(
                NEEDED, CashFlowOdds.class, () -> it.served(CashFlowOdds.class, "", service -> odds(it, service))));
    }

    /** Of a day at the horizon's end, at the implied volatility quoted, the mandate's view of difficulty, no drift. */
    private static Metric odds(Situation it, double debtServiceUsdPerDay) {
        OptionalDouble vol = it.market().quotes().impliedVol();
        if (vol.isEmpty()) {
            return Computed.missing(CashFlowOdds.class, "the market reading quotes no implied volatility");
        }
        Mandate.View view = it.view();
        JointMarket market = new JointMarket(vol.getAsDouble(), view.difficultyVol(), view.correlation(), 0, 0);
        double years = HORIZON_DAYS / DayCount.DAYS_PER_YEAR;
        double revenue = it.revenueUsdPerDay();
        if (!(revenue > 0) || market.logRatioVariance(years) == 0) {
            return Computed.outOfDomain(CashFlowOdds.class, "there is no revenue, or it cannot move");
        }
        double cost = it.powerUsdPerDay() + it.otherUsdPerDay() + debtServiceUsdPerDay;
        CashFlowAtRisk risk = new CashFlowAtRisk(revenue, Math.max(0, cost), market, years);
        double mean = risk.meanRevenueUsd() - cost;
        double low = risk.revenueQuantileUsd(LOW) - cost;
        double shortfall = risk.shortfallProbability();
        return Computed.of(CashFlowOdds.class, () -> new CashFlowOdds(mean, low, shortfall), mean, low, shortfall);
    }
}
