package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.HashCost;
import io.davylamp.metrics.OperatorMetric.PowerCost;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract.Scheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CashCostTest {
    @Test
    void power_equals_the_worked_case() {
        WorkedCases.check("COST-01", in -> {
            double running = number(in, "hashrate_ph") * number(in, "uptime");
            double power = running
                    * number(in, "days")
                    * CashCost.powerUsdPerPhDay(
                            number(in, "efficiency_j_th"), number(in, "pue"), number(in, "power_usd_kwh"));
            return Map.of("power_usd", power);
        });
    }

    @Test
    void one_petahash_of_30_joules_per_terahash_draws_30_kilowatts() {
        assertThat(CashCost.kwhPerPhDay(30, 1)).isEqualTo(720);
        assertThat(CashCost.powerUsdPerPhDay(30, 1.05, 0.07)).isCloseTo(52.92, within(1e-12));
    }

    @Test
    void power_is_paid_only_while_hashing() {
        // Given
        OperatorState state = Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.052, 60_000, 8_000));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double perPh = 24 * 24 * 1.04 * 0.052;
        assertThat(the(metrics, PowerCost.class).usdPerPhDay()).isCloseTo(perPh, within(1e-9));
        assertThat(the(metrics, PowerCost.class).usdPerDay()).isCloseTo(3_500 * 0.94 * perPh, within(1e-6));
        assertThat(the(metrics, HashCost.class).usdPerPhDay()).isCloseTo(perPh + 52_000 / (3_500 * 0.94), within(1e-9));
    }

    @Test
    void under_take_or_pay_power_is_paid_while_the_machines_stand_still() {
        // Given
        OperatorState state = Operators.anOperator(
                Operators.profile(Scheme.FPPS, true), Operators.fleet(3_500, 0.5), Operators.cost(0.052, 0, 0));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double perPh = 24 * 24 * 1.04 * 0.052;
        assertThat(the(metrics, PowerCost.class).usdPerDay()).isCloseTo(3_500 * perPh, within(1e-6));
        assertThat(the(metrics, PowerCost.class).usdPerPhDay()).isCloseTo(perPh / 0.5, within(1e-9));
    }

    @Test
    void the_margin_is_what_revenue_leaves_after_power_other_cost_and_credits() {
        // Given
        OperatorState state = Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.052, 60_000, 8_000));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double revenue = the(metrics, Revenue.class).usdPerDay();
        double power = 3_500 * 0.94 * 24 * 24 * 1.04 * 0.052;
        assertThat(the(metrics, CashMargin.class).fraction())
                .isCloseTo((revenue - power - 60_000 + 8_000) / revenue, within(1e-12));
    }

    @Test
    void credits_may_lift_the_margin_above_one() {
        // Given
        OperatorState state = Operators.anOperator(Operators.fleet(1_000, 1), Operators.cost(0.01, 0, 1_000_000));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(the(metrics, CashMargin.class).fraction()).isGreaterThan(1);
    }

    @Test
    void where_nothing_runs_there_is_no_cost_per_petahash_and_no_margin() {
        // Given
        OperatorState state = Operators.anOperator(
                Operators.profile(Scheme.FPPS, true), Operators.fleet(3_500, 0), Operators.cost(0.052, 60_000, 0));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(reason(metrics, PowerCost.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(reason(metrics, HashCost.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(MetricSets.why(metrics, CashMargin.class).detail()).isEqualTo("revenue is 0: a margin needs some");
    }

    @Test
    void cost_needs_fleet_and_cost_and_a_margin_the_market_too() {
        // When
        MetricSet metrics = MetricSets.withoutMarket(Operators.anOperator(Operators.fleet(1, 1)));

        // Then
        assertThat(MetricSets.why(metrics, PowerCost.class).detail()).isEqualTo("no reading of COST");
        assertThat(MetricSets.why(metrics, CashMargin.class).detail()).isEqualTo("no reading of MARKET, COST");
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
