package io.davylamp.metrics.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.PowerCost;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.Scenario;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunwaysTest {
    @Test
    void equals_the_worked_case_of_a_burning_operator() {
        WorkedCases.check("RUN-01", RunwaysTest::baseAndStressed);
    }

    @Test
    void equals_the_worked_case_of_an_operator_that_burns_nothing() {
        WorkedCases.check("RUN-02", in -> Map.of("liquidity", liquidity(in, 0), "burn", burn(in)));
    }

    @Test
    void lasts_as_long_as_liquidity_covers_what_revenue_does_not() {
        // Given
        OperatorState state = burning(60_000, 200_000);

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double revenue = metrics.find(Revenue.class).orElseThrow().usdPerDay();
        double power = metrics.find(PowerCost.class).orElseThrow().usdPerDay();
        double burn = power + 60_000 + 200_000 - revenue;
        assertThat(days(metrics, Scenario.BASE)).isCloseTo((18e6 + 420 * 70_000 * 0.9) / burn, within(1e-9));
    }

    @Test
    void under_stress_price_difficulty_and_power_all_turn_against_it() {
        // Given
        OperatorState state = burning(60_000, 200_000);

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double revenue = metrics.find(Revenue.class).orElseThrow().usdPerDay() * 0.7 / 1.1;
        double power = metrics.find(PowerCost.class).orElseThrow().usdPerDay() * 1.15;
        double burn = power + 60_000 + 200_000 - revenue;
        assertThat(days(metrics, Scenario.STRESSED)).isCloseTo((18e6 + 420 * 70_000 * 0.7 * 0.9) / burn, within(1e-9));
    }

    @Test
    void an_operator_may_burn_under_stress_alone() {
        // When
        MetricSet metrics = MetricSets.of(burning(0, 0));

        // Then
        assertThat(why(metrics, Scenario.BASE))
                .isEqualTo(new Unavailable("Runway", Reason.NOT_APPLICABLE, "BASE: nothing burns"));
        assertThat(runway(metrics, Scenario.STRESSED)).isPresent();
    }

    @Test
    void an_empty_treasury_that_burns_lasts_no_day() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(
                Operators.fleet(3_500, 0.94),
                Operators.cost(0.052, 60_000, 0),
                Operators.debt(Operators.unsecured(200_000)),
                Operators.treasury(Operators.NOW, 0, 0)));

        // Then
        assertThat(days(metrics, Scenario.BASE)).isZero();
    }

    @Test
    void is_observed_from_the_fall_of_cash_and_coins_whatever_its_cause() {
        // Given 30 days on which 20 million USD and 100 BTC went
        Instant earlier = Operators.NOW.minus(Duration.ofDays(30));
        OperatorState state = Operators.anOperator(
                Operators.treasury(earlier, 50e6, 600), Operators.treasury(Operators.NOW, 30e6, 500));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double perDay = (20e6 + 100 * 70_000 * 0.9) / 30;
        assertThat(days(metrics, Scenario.OBSERVED)).isCloseTo((30e6 + 500 * 70_000 * 0.9) / perDay, within(1e-9));
        assertThat(why(metrics, Scenario.BASE).reason()).isEqualTo(Reason.MISSING_INPUT);
        assertThat(why(metrics, Scenario.BASE).detail()).isEqualTo("BASE: no reading of FLEET, COST, DEBT");
    }

    @Test
    void a_fall_of_the_price_alone_is_no_burn() {
        // Given
        Instant earlier = Operators.NOW.minus(Duration.ofDays(30));
        OperatorState state = Operators.anOperator(
                Operators.treasury(earlier, 50e6, 600), Operators.treasury(Operators.NOW, 50e6, 600));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(why(metrics, Scenario.OBSERVED).reason()).isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void a_treasury_is_observed_over_14_to_150_days() {
        assertThat(observedOver(Duration.ofDays(14).minusSeconds(1))).isEmpty();
        assertThat(observedOver(Duration.ofDays(14))).isPresent();
        assertThat(observedOver(Duration.ofDays(150))).isPresent();
        assertThat(observedOver(Duration.ofDays(150).plusSeconds(1))).isEmpty();
    }

    @Test
    void is_observed_since_the_latest_reading_that_is_old_enough() {
        // Given falls of 90 million over two months, 10 million of them in the last
        OperatorState state = Operators.anOperator(
                Operators.treasury(Instant.parse("2024-07-31T00:00:00Z"), 100e6, 0),
                Operators.treasury(Instant.parse("2024-08-31T00:00:00Z"), 20e6, 0),
                Operators.treasury(Instant.parse("2024-09-30T00:00:00Z"), 10e6, 0));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(days(metrics, Scenario.OBSERVED)).isCloseTo(30, within(1e-9));
    }

    @Test
    void one_treasury_reading_is_not_enough_to_observe() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.treasury(Operators.NOW, 1, 1)));

        // Then
        assertThat(why(metrics, Scenario.OBSERVED).reason()).isEqualTo(Reason.HISTORY_TOO_SHORT);
    }

    /** Of each month only the last treasury reading is kept, so the latest is from early in its month here. */
    private static Optional<Runway> observedOver(Duration time) {
        Instant at = Instant.parse("2024-09-10T00:00:00Z");
        Reading.Treasury earlier = Operators.treasury(at.minus(time), 20e6, 0);
        Reading.Treasury latest = Operators.treasury(at, 10e6, 0);
        return runway(MetricSets.of(Operators.anOperator(earlier, latest)), Scenario.OBSERVED);
    }

    private static OperatorState burning(double otherUsdPerDay, double debtServiceUsdPerDay) {
        return Operators.anOperator(
                Operators.fleet(3_500, 0.94),
                Operators.cost(0.045, otherUsdPerDay, 0),
                Operators.debt(Operators.unsecured(debtServiceUsdPerDay)),
                Operators.treasury(Operators.NOW, 18e6, 420));
    }

    private static double days(MetricSet metrics, Scenario scenario) {
        return runway(metrics, scenario).orElseThrow().days();
    }

    private static Optional<Runway> runway(MetricSet metrics, Scenario scenario) {
        return metrics.all(Runway.class).filter(it -> it.scenario() == scenario).findFirst();
    }

    private static Unavailable why(MetricSet metrics, Scenario scenario) {
        return metrics.all(Unavailable.class)
                .filter(it -> it.metric().equals("Runway") && it.detail().startsWith(scenario + ": "))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Double> baseAndStressed(JsonNode in) {
        StressScenario stress = new StressScenario(
                in.at("/stress/price").asDouble(),
                in.at("/stress/difficulty").asDouble(),
                in.at("/stress/power").asDouble());
        double power = number(in, "opex_usd_day") * number(in, "power_share_of_opex");
        double stressedBurn = Runways.burnUsdPerDay(
                Runways.stressedRevenue(number(in, "revenue_usd_day"), stress),
                number(in, "opex_usd_day") + power * stress.powerChange(),
                number(in, "debt_service_usd_day"));
        double stressedLiquidity = liquidity(in, stress.priceChange());
        return Map.of(
                "base.liquidity", liquidity(in, 0),
                "base.burn", burn(in),
                "base.days", Runways.days(liquidity(in, 0), burn(in)),
                "stressed.liquidity", stressedLiquidity,
                "stressed.burn", stressedBurn,
                "stressed.days", Runways.days(stressedLiquidity, stressedBurn));
    }

    private static double burn(JsonNode in) {
        return Runways.burnUsdPerDay(
                number(in, "revenue_usd_day"), number(in, "opex_usd_day"), number(in, "debt_service_usd_day"));
    }

    private static double liquidity(JsonNode in, double priceChange) {
        double btc = LiquidTreasury.btcUsd(
                number(in, "btc_unencumbered"), number(in, "price_usd") * (1 + priceChange), number(in, "btc_haircut"));
        return LiquidTreasury.liquidityUsd(number(in, "cash_usd"), btc, number(in, "undrawn_usd"));
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
