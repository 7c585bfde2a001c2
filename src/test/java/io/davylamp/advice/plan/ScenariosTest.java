package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.risk.RevenueSimulation;
import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.operator.CashFlowAtRisk;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScenariosTest {
    @Property(tries = 200)
    void revenue_has_the_mean_and_the_low_quantile_of_the_closed_form(
            @ForAll @DoubleRange(min = 0.3, max = 1.2) double volPrice,
            @ForAll @DoubleRange(min = 0, max = 0.4) double volDifficulty,
            @ForAll @DoubleRange(min = -0.5, max = 0.8) double correlation,
            @ForAll @IntRange(min = 14, max = 365) int days) {
        // Given
        JointMarket market = new JointMarket(volPrice, volDifficulty, correlation, 0.05, 0.02);
        CashFlowAtRisk closed = new CashFlowAtRisk(1_000_000, 0, market, days / 365.0);

        // When
        double[] revenue = Scenarios.of(market, 20_000, days).each((p, d) -> 1_000_000 * p / 20_000 / d);

        // Then
        assertThat(Scenarios.mean(revenue)).isCloseTo(closed.meanRevenueUsd(), within(0.015 * closed.meanRevenueUsd()));
        assertThat(Scenarios.low(revenue))
                .isCloseTo(closed.revenueQuantileUsd(0.05), within(0.015 * closed.revenueQuantileUsd(0.05)));
    }

    @Test
    void a_hedged_cash_flow_falls_as_low_as_in_two_hundred_thousand_draws() {
        // Given: half of it sold forward at 20,000, a quarter protected by a put at 18,000
        JointMarket market = new JointMarket(0.75, 0.2, 0.3, 0, 0);
        CashFlowAtRisk risk = new CashFlowAtRisk(18_000_000, 15_000_000, market, 90 / 365.0);
        RevenueSimulation.Payoff hedge = p -> 450 * (20_000 - p) + 225 * Math.max(18_000 - p, 0);
        double drawn = new RevenueSimulation(risk, 20_000, 200_000, 7)
                .cashFlowUsd(hedge)
                .quantile(0.05);

        // When
        double laidOut = Scenarios.low(Scenarios.of(market, 20_000, 90)
                .each((p, d) -> 18_000_000 * p / 20_000 / d - 15_000_000 + hedge.atUsd(p)));

        // Then: within 1 % of the revenue at stake
        assertThat(laidOut).isCloseTo(drawn, within(180_000.0));
    }

    @Property
    void the_low_figure_is_that_of_the_sorted_figures(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 2000) int count) {
        // Given: some figures twice
        double[] figures = new SplittableRandom(seed)
                .doubles(count, -1, 1)
                .map(it -> Math.rint(it * 500) / 500)
                .toArray();
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        double position = 0.05 * (count - 1);
        int below = (int) position;
        double expected = sorted[below] + (position - below) * (sorted[Math.min(below + 1, count - 1)] - sorted[below]);

        // When
        double low = Scenarios.low(figures);

        // Then
        assertThat(low).isCloseTo(expected, within(1e-12));
    }
}
