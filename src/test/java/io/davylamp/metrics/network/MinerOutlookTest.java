package io.davylamp.metrics.network;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MinerFigures;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.MinerBalance;
import io.davylamp.metrics.NetworkMetric.MinerOutflow;
import io.davylamp.metrics.NetworkMetric.MinerOutflowScore;
import io.davylamp.metrics.NetworkMetric.PoolConcentration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinerOutlookTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");

    @Test
    void the_position_index_is_the_outflow_over_the_mean_of_a_year() {
        // Given 364 days of 10 BTC and one of 25, at a price that stands still
        MetricSet metrics = on(365, i -> outflow(i == 364 ? 25 : 10));

        // Then
        MinerOutflow outflow = the(metrics, MinerOutflow.class);
        assertThat(outflow.usd()).isCloseTo(25 * 30_000, within(1e-6));
        assertThat(outflow.positionIndex()).isCloseTo(25 / ((364 * 10 + 25) / 365.0), within(1e-12));
        assertThat(reason(on(364, i -> outflow(10)), MinerOutflow.class)).isEqualTo(Reason.HISTORY_TOO_SHORT);
    }

    @Test
    void the_score_needs_a_second_year_and_equals_the_formula_over_the_whole_series() {
        // Given
        double[] usd = IntStream.range(0, 729)
                .mapToDouble(i -> (10 + i * 7 % 13) * 30_000)
                .toArray();

        // When
        MetricSet metrics = on(729, i -> outflow(10 + i * 7 % 13));

        // Then
        assertThat(the(metrics, MinerOutflowScore.class).zScore())
                .isCloseTo(
                        MinerFlows.positionIndex(MinerFlows.Index.Z_SCORE, usd).orElseThrow(), within(1e-9));
        assertThat(reason(on(728, i -> outflow(10)), MinerOutflowScore.class)).isEqualTo(Reason.HISTORY_TOO_SHORT);
        assertThat(reason(on(729, i -> outflow(10)), MinerOutflowScore.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    @Test
    void a_day_without_an_outflow_is_named_and_not_guessed() {
        // Given
        MetricSet metrics = on(800, i -> i == 600 ? MinerFigures.NONE : outflow(10 + i % 5));

        // Then
        assertThat(metrics.all(Unavailable.class))
                .contains(
                        new Unavailable(
                                "MinerOutflow",
                                Reason.MISSING_INPUT,
                                "the market readings of 2021-08-23, and maybe of other of the 365 days, give no minerOutflowBtc"));
        assertThat(on(800, i -> i < 435 ? MinerFigures.NONE : outflow(10)).find(MinerOutflow.class))
                .isPresent();
        assertThat(reason(on(800, i -> i < 436 ? MinerFigures.NONE : outflow(10)), MinerOutflow.class))
                .isEqualTo(Reason.MISSING_INPUT);
    }

    @Test
    void the_net_position_is_the_change_of_the_balance_over_30_days() {
        // When
        MetricSet metrics = on(31, i -> balance(1_800_000 - 100 * i));

        // Then
        assertThat(the(metrics, MinerBalance.class)).isEqualTo(new MinerBalance(1_797_000, -3_000));
        assertThat(reason(on(30, i -> balance(1)), MinerBalance.class)).isEqualTo(Reason.HISTORY_TOO_SHORT);
        assertThat(reason(on(31, i -> i == 0 ? MinerFigures.NONE : balance(1)), MinerBalance.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(on(32, i -> i == 0 ? MinerFigures.NONE : balance(1)).find(MinerBalance.class))
                .isPresent();
    }

    @Test
    void the_concentration_of_the_pools_that_were_reported_is_a_floor() {
        // When
        PoolConcentration all = the(on(1, i -> pools(0.32, 0.19, 0.15, 0.14, 0.10, 0.10)), PoolConcentration.class);
        PoolConcentration some = the(on(1, i -> pools(0.32, 0.19)), PoolConcentration.class);

        // Then
        assertThat(all.hhi()).isCloseTo(32 * 32 + 19 * 19 + 15 * 15 + 14 * 14 + 10 * 10 + 10 * 10, within(1e-9));
        assertThat(all.largest()).isEqualTo(0.32);
        assertThat(all.told()).isCloseTo(1, within(1e-12));
        assertThat(some.hhi()).isLessThan(all.hhi());
        assertThat(some.told()).isCloseTo(0.51, within(1e-12));
        assertThat(reason(on(1, i -> MinerFigures.NONE), PoolConcentration.class))
                .isEqualTo(Reason.MISSING_INPUT);
    }

    /** The metrics of the last of some days. */
    private static MetricSet on(int count, IntFunction<MinerFigures> miners) {
        List<MarketDay> days = IntStream.range(0, count)
                .mapToObj(i -> new MarketDay(
                        FIRST.plusDays(i), 30_000, 40e12, 300, 6.25, 0.25, 144, OptionalLong.empty(), miners.apply(i)))
                .toList();
        return new NetworkIndicators(new MarketHistory(days)).on(FIRST.plusDays(count - 1L));
    }

    private static MinerFigures outflow(double btc) {
        return new MinerFigures(OptionalDouble.of(btc), OptionalDouble.empty(), List.of());
    }

    private static MinerFigures balance(double btc) {
        return new MinerFigures(OptionalDouble.empty(), OptionalDouble.of(btc), List.of());
    }

    private static MinerFigures pools(Double... shares) {
        return new MinerFigures(OptionalDouble.empty(), OptionalDouble.empty(), List.of(shares));
    }
}
