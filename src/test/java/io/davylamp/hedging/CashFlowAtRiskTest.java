package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.hedging.risk.Outcomes;
import io.davylamp.hedging.risk.RevenueSimulation;
import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.operator.CashFlowAtRisk;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CashFlowAtRiskTest {
    private static final CashFlowAtRisk QUARTER =
            new CashFlowAtRisk(10e6, 7.5e6, new JointMarket(0.55, 0.12, 0.25, 0, 0.15), 90 / 365.0);

    @Test
    void the_closed_form_meets_the_worked_case() {
        WorkedCases.check("CFAR-01", in -> {
            CashFlowAtRisk risk = risk(in);
            double p = 1 - in.get("confidence").asDouble();
            return Map.of(
                    "mean_revenue", risk.meanRevenueUsd(),
                    "q05_revenue", risk.revenueQuantileUsd(p),
                    "cfar95_vs_mean", risk.belowMeanUsd(p),
                    "cash_flow_q05", risk.cashFlowQuantileUsd(p),
                    "prob_cash_flow_negative", risk.shortfallProbability());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_240_420})
    void a_simulation_of_200_000_paths_meets_the_closed_form_within_one_percent(long seed) {
        // When
        Outcomes cashFlow =
                new RevenueSimulation(QUARTER, 70_000, 200_000, seed).cashFlowUsd(RevenueSimulation.Payoff.NONE);

        // Then
        assertThat(cashFlow.mean() + 7.5e6).isCloseTo(QUARTER.meanRevenueUsd(), withinPercentage(1));
        assertThat(cashFlow.quantile(0.05) + 7.5e6).isCloseTo(QUARTER.revenueQuantileUsd(0.05), withinPercentage(1));
        assertThat(cashFlow.shareBelow(0)).isCloseTo(QUARTER.shortfallProbability(), withinPercentage(1.5));
    }

    @Test
    void the_same_seed_gives_the_same_outcomes_on_any_machine() {
        // When
        Outcomes once = new RevenueSimulation(QUARTER, 70_000, 10_000, 42).cashFlowUsd(RevenueSimulation.Payoff.NONE);
        Outcomes again = new RevenueSimulation(QUARTER, 70_000, 10_000, 42).cashFlowUsd(RevenueSimulation.Payoff.NONE);

        // Then
        assertThat(once.quantile(0.05)).isEqualTo(again.quantile(0.05));
        assertThat(once.mean()).isEqualTo(again.mean());
        assertThat(new RevenueSimulation(QUARTER, 70_000, 10_000, 43)
                        .cashFlowUsd(RevenueSimulation.Payoff.NONE)
                        .mean())
                .isNotEqualTo(once.mean());
    }

    @Test
    void a_put_on_the_production_lifts_the_low_quantile_by_about_what_it_pays_there() {
        // Given: 142.86 BTC are worth 10m today
        RevenueSimulation simulation = new RevenueSimulation(QUARTER, 70_000, 100_000, 5);
        double btc = 10e6 / 70_000;

        // When
        Outcomes bare = simulation.cashFlowUsd(RevenueSimulation.Payoff.NONE);
        Outcomes insured = simulation.cashFlowUsd(price -> btc * Math.max(0, 63_000 - price));

        // Then
        assertThat(insured.quantile(0.05)).isGreaterThan(bare.quantile(0.05) + 1e6);
        assertThat(insured.quantile(0.99)).isCloseTo(bare.quantile(0.99), withinPercentage(1));
    }

    @Property
    void a_longer_horizon_and_a_wilder_price_lower_the_quantile(
            @ForAll @DoubleRange(min = 0.2, max = 1) double vol,
            @ForAll @DoubleRange(min = 0.05, max = 1) double years) {
        JointMarket market = new JointMarket(vol, 0.1, 0, 0, 0.1);
        double quantile = new CashFlowAtRisk(1e6, 0, market, years).revenueQuantileUsd(0.05);

        assertThat(new CashFlowAtRisk(1e6, 0, market, years + 0.1).revenueQuantileUsd(0.05))
                .isLessThan(quantile);
        assertThat(new CashFlowAtRisk(1e6, 0, new JointMarket(vol + 0.1, 0.1, 0, 0, 0.1), years)
                        .revenueQuantileUsd(0.05))
                .isLessThan(quantile);
    }

    @Property
    void the_shortfall_probability_is_where_the_quantile_meets_the_cost(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double probability) {
        double cost = QUARTER.revenueQuantileUsd(probability);

        assertThat(new CashFlowAtRisk(10e6, cost, QUARTER.market(), 90 / 365.0).shortfallProbability())
                .isCloseTo(probability, within(1e-9));
    }

    @Test
    void outcomes_are_read_at_their_edges() {
        Outcomes outcomes = new Outcomes(new double[] {4, 1, 3, 2});

        assertThat(outcomes.quantile(0)).isEqualTo(1);
        assertThat(outcomes.quantile(1)).isEqualTo(4);
        assertThat(outcomes.quantile(0.5)).isEqualTo(2.5);
        assertThat(outcomes.shareBelow(1)).isZero();
        assertThat(outcomes.shareBelow(2)).isEqualTo(0.25);
        assertThat(outcomes.shareBelow(5)).isEqualTo(1);
        assertThat(outcomes.tailMean(0.5)).isEqualTo(1.5);
        assertThat(outcomes.tailMean(0.01)).isEqualTo(1);
    }

    private static CashFlowAtRisk risk(JsonNode in) {
        return new CashFlowAtRisk(
                in.get("revenue_now_usd").asDouble(),
                in.get("fixed_cash_cost_usd").asDouble(),
                new JointMarket(
                        in.get("vol_price").asDouble(),
                        in.get("vol_difficulty").asDouble(),
                        in.get("corr").asDouble(),
                        in.get("drift_price").asDouble(),
                        in.get("drift_difficulty").asDouble()),
                in.get("years").asDouble());
    }
}
