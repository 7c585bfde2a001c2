package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.DebtServiceCover;
import io.davylamp.metrics.OperatorMetric.Liquidity;
import io.davylamp.metrics.OperatorMetric.SoldToMined;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.Reading;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LiquidTreasuryTest {
    @Test
    void sold_to_mined_equals_the_worked_case() {
        WorkedCases.check(
                "SOLD-02",
                in -> Map.of(
                        "ratio.0",
                        LiquidTreasury.soldToMined(
                                in.at("/sold/0").asDouble(), in.at("/mined/0").asDouble()),
                        "ratio.1",
                        LiquidTreasury.soldToMined(
                                in.at("/sold/1").asDouble(), in.at("/mined/1").asDouble())));
    }

    @Test
    void liquidity_is_cash_sellable_coins_after_haircut_and_undrawn_credit() {
        // Given
        Reading.Treasury treasury = new Reading.Treasury(
                "t",
                Operators.NOW,
                Operators.ID,
                18e6,
                420,
                5_000,
                3e6,
                OptionalDouble.empty(),
                OptionalDouble.empty());

        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(treasury));

        // Then
        double coins = 420 * 70_000 * 0.9;
        assertThat(the(metrics, Liquidity.class).usd()).isCloseTo(21e6 + coins, within(1e-6));
        assertThat(the(metrics, Liquidity.class).btcShare()).isCloseTo(coins / (21e6 + coins), within(1e-12));
    }

    @Test
    void having_nothing_is_a_figure() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.treasury(Operators.NOW, 0, 0)));

        // Then
        assertThat(the(metrics, Liquidity.class)).isEqualTo(new Liquidity(0, 0));
    }

    @Test
    void liquidity_serves_the_debt_for_so_many_months() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(
                Operators.treasury(Operators.NOW, 3.65e6, 0), Operators.debt(Operators.unsecured(10_000))));

        // Then
        assertThat(the(metrics, DebtServiceCover.class).months()).isCloseTo(12, within(1e-9));
    }

    @Test
    void without_debt_service_no_months_are_counted() {
        // Given
        Reading.Treasury treasury = Operators.treasury(Operators.NOW, 1e6, 0);

        // When
        MetricSet debtFree = MetricSets.of(Operators.anOperator(treasury, Operators.debt()));
        MetricSet unknown = MetricSets.of(Operators.anOperator(treasury));

        // Then
        assertThat(reason(debtFree, DebtServiceCover.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(unknown, DebtServiceCover.class)).isEqualTo(Reason.MISSING_INPUT);
    }

    @Test
    void sold_over_mined_says_whether_the_treasury_is_eaten() {
        assertThat(the(sales(OptionalDouble.of(1_106), OptionalDouble.of(7_202)), SoldToMined.class)
                        .ratio())
                .isCloseTo(6.5117540687, within(1e-9));
        assertThat(the(sales(OptionalDouble.of(100), OptionalDouble.of(0)), SoldToMined.class)
                        .ratio())
                .isZero();
    }

    @Test
    void sold_over_mined_needs_both_figures_and_something_mined() {
        OptionalDouble unknown = OptionalDouble.empty();
        assertThat(reason(sales(unknown, unknown), SoldToMined.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(sales(OptionalDouble.of(1), unknown), SoldToMined.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(sales(unknown, OptionalDouble.of(1)), SoldToMined.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(sales(OptionalDouble.of(0), OptionalDouble.of(1)), SoldToMined.class))
                .isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(reason(sales(OptionalDouble.of(0), OptionalDouble.of(0)), SoldToMined.class))
                .isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(MetricSets.of(Operators.anOperator()), SoldToMined.class))
                .isEqualTo(Reason.MISSING_INPUT);
    }

    private static MetricSet sales(OptionalDouble mined, OptionalDouble sold) {
        return MetricSets.of(Operators.anOperator(Operators.sales(mined, sold)));
    }
}
