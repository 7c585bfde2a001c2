package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.CoinReach;
import io.davylamp.metrics.OperatorMetric.CurrentRatio;
import io.davylamp.metrics.OperatorMetric.Liquidity;
import io.davylamp.metrics.OperatorMetric.QuickRatio;
import io.davylamp.metrics.OperatorMetric.StablecoinHolding;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Reading;
import io.davylamp.mining.Stablecoin;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BalanceSheetTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void the_ratios_set_what_can_pay_against_what_is_due() {
        // Given 6 million of cash, 100 coins at a tenth's haircut, 4 owed to it, 5 prepaid, 59.19 due
        Reading.Treasury treasury =
                treasury(List.of(), OptionalDouble.of(4e6), OptionalDouble.of(5e6), OptionalDouble.of(59.19e6));

        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(treasury));

        // Then credit that could be drawn is no asset
        assertThat(the(metrics, QuickRatio.class).ratio()).isCloseTo(16.3 / 59.19, within(1e-12));
        assertThat(the(metrics, CurrentRatio.class).ratio()).isCloseTo(21.3 / 59.19, within(1e-12));
    }

    @Test
    void a_ratio_says_what_it_lacks() {
        MetricSet silent = MetricSets.of(Operators.anOperator(treasury(List.of(), NONE, NONE, NONE)));
        MetricSet quickOnly =
                MetricSets.of(Operators.anOperator(treasury(List.of(), NONE, NONE, OptionalDouble.of(1e6))));
        MetricSet nothingDue = MetricSets.of(
                Operators.anOperator(treasury(List.of(), NONE, OptionalDouble.of(1), OptionalDouble.of(0))));

        assertThat(reason(silent, QuickRatio.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(quickOnly, CurrentRatio.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(quickOnly.find(QuickRatio.class)).isPresent();
        assertThat(reason(nothingDue, CurrentRatio.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(nothingDue, QuickRatio.class)).isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void stablecoins_count_as_cash_after_their_issuers_haircut() {
        // Given
        List<Stablecoin> coins = List.of(new Stablecoin("Circle", 2e6, 0.02), new Stablecoin("Other", 1e6, 0.5));

        // When
        MetricSet without = MetricSets.of(Operators.anOperator(treasury(List.of(), NONE, NONE, NONE)));
        MetricSet with = MetricSets.of(Operators.anOperator(treasury(coins, NONE, NONE, NONE)));

        // Then
        assertThat(the(with, Liquidity.class).usd()
                        - the(without, Liquidity.class).usd())
                .isCloseTo(2.46e6, within(1e-6));
        assertThat(with.all(StablecoinHolding.class))
                .containsExactly(
                        new StablecoinHolding("Circle", 2e6, 0.02, 2.0 / 9),
                        new StablecoinHolding("Other", 1e6, 0.5, 1.0 / 9));
        assertThat(reason(without, StablecoinHolding.class)).isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Property
    void a_deeper_haircut_never_leaves_more(
            @ForAll @DoubleRange(min = 0, max = 1) double haircut,
            @ForAll @DoubleRange(min = 0, max = 1) double deeper) {
        double worse = Math.max(haircut, deeper);
        double better = Math.min(haircut, deeper);

        assertThat(BalanceSheet.stablecoinsUsd(List.of(new Stablecoin("issuer", 1e6, worse))))
                .isLessThanOrEqualTo(BalanceSheet.stablecoinsUsd(List.of(new Stablecoin("issuer", 1e6, better))))
                .isBetween(0.0, 1e6);
    }

    @Test
    void coins_count_as_far_as_they_can_be_reached() {
        // Given 100 free, 300 pledged, 50 of them lent
        CoinReach reach =
                the(MetricSets.of(Operators.anOperator(treasury(List.of(), NONE, NONE, NONE))), CoinReach.class);

        // Then
        assertThat(reach).isEqualTo(new CoinReach(0.25, 0.125));
        assertThat(reason(
                        MetricSets.of(Operators.anOperator(Operators.treasury(Operators.NOW, 1, 0))), CoinReach.class))
                .isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void coins_lent_are_among_those_out_of_reach() {
        assertThatThrownBy(() -> lent(300.01)).isInstanceOf(InvalidValue.class).hasMessageContaining("btcLent");
        assertThat(lent(300).btcLent()).hasValue(300);
    }

    private static Reading.Treasury lent(double btc) {
        return new Reading.Treasury(
                "t",
                Operators.NOW,
                Operators.ID,
                0,
                0,
                300,
                0,
                NONE,
                NONE,
                List.of(),
                OptionalDouble.of(btc),
                NONE,
                NONE,
                NONE);
    }

    private static Reading.Treasury treasury(
            List<Stablecoin> coins, OptionalDouble receivables, OptionalDouble other, OptionalDouble due) {
        return new Reading.Treasury(
                "t",
                Operators.NOW,
                Operators.ID,
                6e6,
                100,
                300,
                7e6,
                NONE,
                NONE,
                coins,
                OptionalDouble.of(50),
                receivables,
                other,
                due);
    }
}
