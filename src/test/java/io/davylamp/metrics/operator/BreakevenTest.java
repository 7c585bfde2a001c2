package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.BreakevenHashprice;
import io.davylamp.metrics.OperatorMetric.BreakevenPower;
import io.davylamp.metrics.OperatorMetric.BreakevenPrice;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.OperatorState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakevenTest {
    @ParameterizedTest
    @ValueSource(strings = {"BE-01", "BE-02"})
    void equals_the_worked_cases(String id) {
        WorkedCases.check(id, BreakevenTest::compute);
    }

    @Test
    void covers_power_other_cost_and_the_pool_fee() {
        assertThat(Breakeven.hashprice(52.92, 0, 0.02)).isCloseTo(54, within(1e-12));
        assertThat(Breakeven.hashprice(52.92, 2.94, 0.02)).isCloseTo(57, within(1e-12));
    }

    @Test
    void a_rise_of_difficulty_to_its_breakeven_leaves_the_breakeven_hashprice() {
        assertThat(Breakeven.difficulty(90e12, 60, 45)).isCloseTo(120e12, within(1.0));
    }

    @Test
    void no_power_price_would_do_where_other_cost_exceeds_revenue() {
        assertThat(Breakeven.powerPrice(40, 0, 50, 720)).isNegative();
    }

    @Test
    void an_operators_breakevens_are_per_petahash_that_runs() {
        // Given
        OperatorState state = Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.052, 60_000, 8_000));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double other = 52_000 / (3_500 * 0.94);
        double hashprice = (24 * 24 * 1.04 * 0.052 + other) / 0.992;
        double btc = 86400e15 * 3.155 / (Markets.DIFFICULTY * 4294967296.0);
        assertThat(the(metrics, BreakevenHashprice.class).usdPerPhDay()).isCloseTo(hashprice, within(1e-9));
        assertThat(the(metrics, BreakevenPrice.class).usdPerBtc()).isCloseTo(hashprice / btc, within(1e-5));
        assertThat(the(metrics, BreakevenPower.class).usdPerKwh())
                .isCloseTo((btc * 70_000 * 0.992 - other) / (24 * 24 * 1.04), within(1e-12));
    }

    @Test
    void has_no_meaning_where_nothing_runs() {
        // When
        MetricSet metrics =
                MetricSets.of(Operators.anOperator(Operators.fleet(0, 1), Operators.cost(0.052, 60_000, 0)));

        // Then
        assertThat(reason(metrics, BreakevenHashprice.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(reason(metrics, BreakevenPrice.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(reason(metrics, BreakevenPower.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    @Test
    void only_the_breakeven_hashprice_can_do_without_a_market() {
        // When
        MetricSet metrics =
                MetricSets.withoutMarket(Operators.anOperator(Operators.fleet(1, 1), Operators.cost(0.052, 0, 0)));

        // Then
        assertThat(metrics.find(BreakevenHashprice.class)).isPresent();
        assertThat(reason(metrics, BreakevenPrice.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics, BreakevenPower.class)).isEqualTo(Reason.MISSING_INPUT);
    }

    private static Map<String, Double> compute(JsonNode in) {
        double hashprice = number(in, "hashprice_usd_ph_day");
        double fee = number(in, "pool_fee");
        double other = number(in, "other_cash_cost_usd_ph_day");
        double kwh = CashCost.kwhPerPhDay(number(in, "efficiency_j_th"), number(in, "pue"));
        double power = kwh * number(in, "power_usd_kwh");
        double breakeven = Breakeven.hashprice(power, other, fee);
        return Map.of(
                "hashcost_usd_ph_day", power + other,
                "breakeven_hashprice", breakeven,
                "breakeven_btc_price", Breakeven.price(breakeven, hashprice / number(in, "price_usd")),
                "breakeven_power_kwh", Breakeven.powerPrice(hashprice, fee, other, kwh),
                "cash_margin", CashCost.margin(hashprice * (1 - fee), power + other));
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
