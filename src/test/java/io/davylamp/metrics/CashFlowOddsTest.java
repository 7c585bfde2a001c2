package io.davylamp.metrics;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.OperatorMetric.CashFlowOdds;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CashFlowOddsTest {
    private static final Mandate.View VIEW = new Mandate.View(0.20, 0.30);
    private static final double VOL = 0.6;
    private static final double YEARS = 90 / 365.0;
    private static final OperatorState OPERATOR = Operators.anOperator(
            Operators.fleet(3_500, 0.94), Operators.cost(0.05, 10_000, 0), Operators.debt(Operators.unsecured(5_000)));

    @Test
    void the_odds_are_those_of_price_and_difficulty_drawn_together() {
        // Given a day's revenue, its cost at 24 J/TH, and 400,000 draws of both
        MetricSet metrics = metrics(OPERATOR, VIEW);
        double revenue = the(metrics, Revenue.class).usdPerDay();
        double cost = the(metrics, OperatorMetric.PowerCost.class).usdPerDay() + 10_000 + 5_000;
        double[] flows = drawn(revenue, cost);

        // When
        CashFlowOdds odds = the(metrics, CashFlowOdds.class);

        // Then
        assertThat(odds.meanUsdPerDay())
                .isCloseTo(Arrays.stream(flows).average().orElseThrow(), within(revenue * 0.003));
        Arrays.sort(flows);
        assertThat(odds.lowUsdPerDay()).isCloseTo(flows[flows.length / 20], within(revenue * 0.005));
        assertThat(odds.shortfall90d())
                .isCloseTo(Arrays.stream(flows).filter(it -> it < 0).count() / (double) flows.length, within(0.004));
    }

    @Test
    void what_costs_nothing_never_falls_short_and_what_costs_all_of_revenue_does_so_more_often_than_not() {
        // Given
        double revenue = the(metrics(OPERATOR, VIEW), Revenue.class).usdPerDay();
        OperatorState free = with(Operators.cost(0, 0, 0));
        OperatorState paid = with(Operators.cost(0, 0, 1_000));
        OperatorState even = with(Operators.cost(0, revenue, 0));

        // Then
        assertThat(the(metrics(free, VIEW), CashFlowOdds.class).shortfall90d()).isZero();
        assertThat(the(metrics(free, VIEW), CashFlowOdds.class).lowUsdPerDay()).isPositive();
        assertThat(the(metrics(paid, VIEW), CashFlowOdds.class).lowUsdPerDay())
                .isCloseTo(the(metrics(free, VIEW), CashFlowOdds.class).lowUsdPerDay() + 1_000, within(1e-6));
        assertThat(the(metrics(even, VIEW), CashFlowOdds.class).shortfall90d()).isBetween(0.5, 0.6);
    }

    @Test
    void a_mandate_that_sees_difficulty_follow_the_price_sees_less_risk() {
        CashFlowOdds apart = the(metrics(OPERATOR, new Mandate.View(0.2, 0)), CashFlowOdds.class);
        CashFlowOdds together = the(metrics(OPERATOR, new Mandate.View(0.2, 0.8)), CashFlowOdds.class);

        assertThat(together.lowUsdPerDay()).isGreaterThan(apart.lowUsdPerDay());
        assertThat(the(
                        OperatorMetrics.compute(OPERATOR, Markets.with(quotes(VOL)), Markets.STRESS, Operators.NOW),
                        CashFlowOdds.class))
                .isEqualTo(the(metrics(OPERATOR, Mandate.HOUSE.view()), CashFlowOdds.class));
    }

    @Test
    void without_a_volatility_a_revenue_a_debt_reading_or_any_movement_there_are_no_odds() {
        OperatorState idle =
                Operators.anOperator(Operators.fleet(0, 0.94), Operators.cost(0.05, 10_000, 0), Operators.debt());
        OperatorState untold = Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.05, 10_000, 0));

        assertThat(reason(MetricSets.of(OPERATOR), CashFlowOdds.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics(untold, VIEW), CashFlowOdds.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics(idle, VIEW), CashFlowOdds.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(reason(metrics(OPERATOR, new Mandate.View(VOL, 1)), CashFlowOdds.class))
                .isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    private static OperatorState with(Reading.Cost cost) {
        return Operators.anOperator(Operators.fleet(3_500, 0.94), cost, Operators.debt());
    }

    private static MetricSet metrics(OperatorState state, Mandate.View view) {
        return OperatorMetrics.compute(
                state, Optional.of(Markets.with(quotes(VOL))), new Assumptions(Markets.STRESS, view, 1), Operators.NOW);
    }

    private static Quotes quotes(double vol) {
        return new Quotes(OptionalDouble.empty(), OptionalDouble.of(vol), OptionalDouble.empty());
    }

    private static double[] drawn(double revenue, double cost) {
        Random random = new Random(11);
        double[] flows = new double[400_000];
        for (int i = 0; i < flows.length; i++) {
            double x = random.nextGaussian();
            double y = VIEW.correlation() * x
                    + Math.sqrt(1 - VIEW.correlation() * VIEW.correlation()) * random.nextGaussian();
            double price = Math.exp(-VOL * VOL / 2 * YEARS + VOL * Math.sqrt(YEARS) * x);
            double vol = VIEW.difficultyVol();
            double difficulty = Math.exp(-vol * vol / 2 * YEARS + vol * Math.sqrt(YEARS) * y);
            flows[i] = revenue * price / difficulty - cost;
        }
        return flows;
    }
}
