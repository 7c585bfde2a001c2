package io.davylamp.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.HashpriceChange90d;
import io.davylamp.metrics.NetworkMetric.HashpriceDrawdown;
import io.davylamp.metrics.NetworkMetric.HashpricePercentile;
import io.davylamp.metrics.NetworkMetric.Puell;
import io.davylamp.metrics.NetworkMetric.RibbonCompression;
import io.davylamp.metrics.network.NetworkSeries.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkSeriesTest {
    @Test
    void a_series_gives_the_figures_its_days_give_as_facts() {
        // Given
        List<MarketDay> days =
                IntStream.range(0, 1_500).mapToObj(NetworkSeriesTest::day).toList();
        MetricSet facts = new NetworkIndicators(new MarketHistory(days))
                .on(days.get(days.size() - 1).date());
        double[] issuance = days.stream().mapToDouble(MarketDay::issuanceUsd).toArray();
        double[] hashprice =
                days.stream().mapToDouble(MarketDay::hashpriceUsdPerPhDay).toArray();

        // Then
        assertThat(MetricSets.the(facts, Puell.class))
                .isEqualTo(new Puell(
                        NetworkSeries.puell(issuance).orElseThrow(),
                        NetworkSeries.puell7d(issuance).orElseThrow()));
        assertThat(NetworkSeries.ribbon(
                        days.stream().mapToDouble(MarketDay::hashrateEh).toArray()))
                .hasValue(MetricSets.the(facts, HashRibbon.class).ratio());
        assertThat(MetricSets.the(facts, HashpricePercentile.class))
                .isEqualTo(new HashpricePercentile(
                        NetworkSeries.percentile(Window.ONE_YEAR, hashprice).orElseThrow(),
                        NetworkSeries.percentile(Window.FOUR_YEARS, hashprice).orElseThrow()));
        assertThat(NetworkSeries.drawdown(hashprice))
                .hasValue(MetricSets.the(facts, HashpriceDrawdown.class).fraction());
        assertThat(NetworkSeries.change(hashprice))
                .hasValue(MetricSets.the(facts, HashpriceChange90d.class).fraction());
        assertThat(DifficultyRibbon.percentile(
                        days.stream().mapToDouble(MarketDay::difficulty).toArray()))
                .hasValue(MetricSets.the(facts, RibbonCompression.class).of365d());
    }

    @Test
    void a_series_too_short_by_a_day_gives_nothing() {
        assertThat(NetworkSeries.puell(ones(364))).isEmpty();
        assertThat(NetworkSeries.puell(ones(365))).hasValue(1);
        assertThat(NetworkSeries.puell7d(ones(370))).isEmpty();
        assertThat(NetworkSeries.puell7d(ones(371))).hasValue(1);
        assertThat(NetworkSeries.ribbon(ones(59))).isEmpty();
        assertThat(NetworkSeries.ribbon(ones(60))).hasValue(1);
        assertThat(NetworkSeries.percentile(Window.ONE_YEAR, ones(370))).isEmpty();
        assertThat(NetworkSeries.percentile(Window.ONE_YEAR, ones(371))).hasValue(1);
        assertThat(NetworkSeries.percentile(Window.FOUR_YEARS, ones(1_465))).isEmpty();
        assertThat(NetworkSeries.percentile(Window.FOUR_YEARS, ones(1_466))).hasValue(1);
        assertThat(NetworkSeries.drawdown(ones(370))).isEmpty();
        assertThat(NetworkSeries.drawdown(ones(371))).hasValue(0);
        assertThat(NetworkSeries.change(ones(96))).isEmpty();
        assertThat(NetworkSeries.change(ones(97))).hasValue(0);
        assertThat(DifficultyRibbon.percentile(ones(563))).isEmpty();
        assertThat(DifficultyRibbon.percentile(ones(564))).hasValue(1);
    }

    @Test
    void a_series_of_nothing_has_no_ratio() {
        assertThat(NetworkSeries.puell(new double[400])).isEmpty();
        assertThat(NetworkSeries.puell7d(new double[400])).isEmpty();
        assertThat(NetworkSeries.ribbon(new double[60])).isEmpty();
    }

    @Test
    void a_hashrate_that_falls_inverts_the_ribbon() {
        double[] falling =
                IntStream.range(0, 60).mapToDouble(i -> i < 30 ? 600 : 570).toArray();

        assertThat(NetworkSeries.ribbon(falling).orElseThrow()).isCloseTo(570 / 585.0, within(1e-15));
    }

    private static double[] ones(int count) {
        double[] series = new double[count];
        Arrays.fill(series, 1);
        return series;
    }

    private static MarketDay day(int i) {
        return new MarketDay(
                LocalDate.parse("2020-01-01").plusDays(i),
                30_000 + 7_000 * Math.sin(i / 70.0) + i * i % 977,
                40e12 + i / 14 * 2e11 + i / 14 % 5 * 1e11,
                300 + i * 0.05 + i * 31 % 17,
                i < 900 ? 6.25 : 3.125,
                0.25,
                140 + i % 9,
                OptionalLong.empty());
    }
}
