package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.GridIncome;
import io.davylamp.metrics.OperatorMetric.HalvedCashMargin;
import io.davylamp.metrics.OperatorMetric.OperatingLeverage;
import io.davylamp.metrics.OperatorMetric.PayoutScatter;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.Payout;
import io.davylamp.metrics.system.ForcedSale;
import io.davylamp.metrics.system.SystemicIndex;
import io.davylamp.mining.PoolContract.Scheme;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    @Test
    void half_the_subsidy_takes_half_of_what_is_not_fees() {
        // When
        MetricSet fpps = margins(Scheme.FPPS);
        MetricSet pps = margins(Scheme.PPS);

        // Then cost is 1 − margin of revenue, and grows by the inverse of what is left
        double left = (1.5625 + 0.03) / 3.155;
        assertThat(the(fpps, HalvedCashMargin.class).fraction())
                .isCloseTo(1 - (1 - the(fpps, CashMargin.class).fraction()) / left, within(1e-9));
        assertThat(the(pps, HalvedCashMargin.class).fraction())
                .isCloseTo(1 - (1 - the(pps, CashMargin.class).fraction()) / 0.5, within(1e-9));
    }

    @Property(tries = 200)
    void leverage_is_what_one_percent_of_price_does_to_cash_flow(
            @ForAll @DoubleRange(min = 0.001, max = 0.07) @Scale(4) double usdPerKwh) {
        // When
        MetricSet today =
                MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(usdPerKwh, 1_000, 0)));

        // Then
        double margin = the(today, CashMargin.class).fraction();
        if (margin > 0) {
            assertThat(the(today, OperatingLeverage.class).ratio()).isCloseTo(1 / margin, within(1e-6 / margin));
        } else {
            assertThat(reason(today, OperatingLeverage.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        }
    }

    @Test
    void what_the_grid_pays_is_a_share_of_all_income() {
        MetricSet metrics =
                MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.05, 1_000, 30_000)));
        MetricSet none = MetricSets.of(Operators.anOperator(Operators.fleet(0, 0), Operators.cost(0.05, 1_000, 0)));

        double revenue = the(metrics, Revenue.class).usdPerDay();
        assertThat(the(metrics, GridIncome.class).fraction()).isCloseTo(30_000 / (revenue + 30_000), within(1e-12));
        assertThat(reason(none, GridIncome.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    @Test
    void only_who_mines_without_a_pool_bears_its_own_scatter() {
        // When
        PayoutScatter solo = the(margins(Scheme.SOLO), PayoutScatter.class);

        // Then
        double blocks = 3_500 * 0.94 * 30 * 86_400e15 / (Markets.DIFFICULTY * 4_294_967_296.0);
        assertThat(solo.expectedBlocks30d()).isCloseTo(blocks, within(1e-9));
        assertThat(solo.deviation30d()).isCloseTo(1 / Math.sqrt(blocks), within(1e-12));
        assertThat(solo.shortfallProbability30d()).isCloseTo(Payout.shortfallProbability(blocks, 0.8), within(1e-12));
        assertThat(reason(margins(Scheme.FPPS), PayoutScatter.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(margins(Scheme.PPS), PayoutScatter.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(margins(Scheme.PPLNS), PayoutScatter.class)).isEqualTo(Reason.MISSING_INPUT);
    }

    @Test
    void an_index_of_the_book_counts_forced_coins_and_hashrate_under_water() {
        // Given one that must sell 100 coins and is under water, one that is neither, one just at its breakeven
        ForcedSale seller = new ForcedSale("seller", 1_000, 0, 0, 5e6, 0, 0.7, 0.55);
        ForcedSale quiet = new ForcedSale("quiet", 1_000, 0, 9e6, 5e6, 0, 0.7, 0.55);
        List<SystemicIndex.Member> book = List.of(
                new SystemicIndex.Member(seller, 100, 40.01),
                new SystemicIndex.Member(quiet, 200, 30),
                new SystemicIndex.Member(quiet, 100, 40));

        // When
        SystemicIndex index = SystemicIndex.of(book, new SystemicIndex.Market(50_000, 40, 2_000), 10);

        // Then
        assertThat(index.sellerPressureBtcPerDay()).isCloseTo(10, within(1e-12));
        assertThat(index.shareOfVolume()).isCloseTo(0.005, within(1e-12));
        assertThat(index.underWaterShare()).isEqualTo(0.25);
        assertThat(SystemicIndex.of(List.of(), new SystemicIndex.Market(1, 1, 1), 1))
                .isEqualTo(new SystemicIndex(0, 0, 0));
    }

    private static MetricSet margins(Scheme scheme) {
        return MetricSets.of(Operators.anOperator(
                Operators.profile(scheme, false), Operators.fleet(3_500, 0.94), Operators.cost(0.052, 1_000, 0)));
    }
}
