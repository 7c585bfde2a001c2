package io.davylamp.metrics.network;

import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MinerFigures;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.HashpriceChange90d;
import io.davylamp.metrics.NetworkMetric.HashpriceDrawdown;
import io.davylamp.metrics.NetworkMetric.HashpricePercentile;
import io.davylamp.metrics.NetworkMetric.ImpliedFigures;
import io.davylamp.metrics.NetworkMetric.NetworkHashprice;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.NetworkMetric.Puell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkIndicatorsTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");

    @ParameterizedTest
    @CsvSource({
        "NetworkHashprice, 7",
        "HashRibbon, 60",
        "HashpriceChange90d, 97",
        "Puell, 371",
        "HashpriceDrawdown, 371",
        "HashpricePercentile, 1466",
        "NetworkStress, 1466",
        "RibbonCompression, 564",
        "HashpriceBeta, 371",
        "RealisedVol, 31",
        "BlockFees, 30",
        "MinerOutflow, 365",
        "MinerOutflowScore, 729",
        "MinerBalance, 31"
    })
    void a_metric_is_there_from_the_day_its_history_suffices(String metric, int needed) {
        // Given
        NetworkIndicators indicators = new NetworkIndicators(history(1_500, i -> 30_000 + i % 11, i -> 300));

        // When
        List<Metric> before = indicators.on(FIRST.plusDays(needed - 2)).values();
        List<Metric> from = indicators.on(FIRST.plusDays(needed - 1)).values();

        // Then
        assertThat(before)
                .contains(new Unavailable(
                        metric,
                        Reason.HISTORY_TOO_SHORT,
                        "needs %d days in a row up to the day; there are %d".formatted(needed, needed - 1)));
        assertThat(from).anyMatch(it -> it.name().equals(metric));
    }

    @Test
    void a_day_outside_the_history_has_no_metrics() {
        // Given
        NetworkIndicators indicators = new NetworkIndicators(history(1_500, i -> 30_000, i -> 300));
        NetworkIndicators empty = new NetworkIndicators(new MarketHistory(List.of()));

        // Then
        for (MetricSet metrics :
                List.of(indicators.on(FIRST.minusDays(1)), indicators.on(FIRST.plusDays(1_500)), empty.on(FIRST))) {
            assertThat(metrics.values())
                    .hasSize(17)
                    .allMatch(it -> it instanceof Unavailable absent
                            && absent.reason() == Reason.HISTORY_TOO_SHORT
                            && absent.detail().endsWith("there are 0"));
        }
    }

    @Test
    void a_constant_market_is_not_stressed() {
        // Given figures that no double holds exactly
        NetworkIndicators indicators = new NetworkIndicators(history(1_500, i -> 30_000.1, i -> 300.3));

        // When
        MetricSet metrics = indicators.on(FIRST.plusDays(1_499));

        // Then
        assertThat(the(metrics, Puell.class)).isEqualTo(new Puell(1, 1));
        assertThat(the(metrics, HashRibbon.class)).isEqualTo(new HashRibbon(1, false));
        assertThat(the(metrics, HashpriceDrawdown.class).fraction()).isZero();
        assertThat(the(metrics, HashpriceChange90d.class).fraction()).isZero();
        assertThat(the(metrics, HashpricePercentile.class)).isEqualTo(new HashpricePercentile(1, 1));
        assertThat(the(metrics, NetworkStress.class).score()).isZero();
    }

    @Test
    void hashprice_is_the_mean_of_seven_daily_ones() {
        // Given a price that rises by 1,000 a day
        NetworkIndicators indicators = new NetworkIndicators(history(10, i -> 30_000 + 1_000 * i, i -> 300));

        // When
        MetricSet metrics = indicators.on(FIRST.plusDays(9));

        // Then
        double perUsd = 86400e15 * 6.5 / (40e12 * 4294967296.0);
        assertThat(the(metrics, NetworkHashprice.class).usdPerPhDay()).isCloseTo(36_000 * perUsd, within(1e-9));
    }

    @Test
    void a_price_that_halves_halves_issuance_and_hashprice() {
        // Given a price that halves 90 days before the end
        NetworkIndicators indicators =
                new NetworkIndicators(history(1_500, i -> i < 1_410 ? 40_000 : 20_000, i -> 300));

        // When
        MetricSet metrics = indicators.on(FIRST.plusDays(1_499));

        // Then
        double yearMean = (275 * 40_000 + 90 * 20_000) / 365.0;
        assertThat(the(metrics, Puell.class).multiple()).isCloseTo(20_000 / yearMean, within(1e-12));
        assertThat(the(metrics, HashpriceDrawdown.class).fraction()).isCloseTo(-0.5, within(1e-12));
        assertThat(the(metrics, HashpriceChange90d.class).fraction()).isCloseTo(-0.5, within(1e-12));
        assertThat(the(metrics, HashpricePercentile.class).of365d()).isCloseTo(84 / 365.0, within(1e-12));
        assertThat(the(metrics, HashpricePercentile.class).of1460d()).isCloseTo(84 / 1460.0, within(1e-12));
    }

    @Test
    void the_ribbon_is_inverted_where_the_fast_mean_is_below_the_slow_one() {
        // Given a hashrate that falls, and rises, 15 days before the end
        NetworkIndicators falling = new NetworkIndicators(history(60, i -> 30_000, i -> i < 45 ? 300 : 200));
        NetworkIndicators rising = new NetworkIndicators(history(60, i -> 30_000, i -> i < 45 ? 200 : 300));

        // When
        HashRibbon fall = the(falling.on(FIRST.plusDays(59)), HashRibbon.class);
        HashRibbon rise = the(rising.on(FIRST.plusDays(59)), HashRibbon.class);

        // Then
        assertThat(fall.ratio()).isCloseTo(250.0 / 275.0, within(1e-12));
        assertThat(fall.inverted()).isTrue();
        assertThat(rise.ratio()).isCloseTo(250.0 / 225.0, within(1e-12));
        assertThat(rise.inverted()).isFalse();
    }

    @Test
    void a_days_figures_do_not_depend_on_where_the_history_begins() {
        // Given
        MarketHistory longer = history(2_400, i -> 30_000 + 9_000 * Math.sin(i / 97.0), i -> 300 + Math.cos(i) * 30);
        MarketHistory shorter = new MarketHistory(longer.days().subList(800, 2_400));
        NetworkIndicators fromLonger = new NetworkIndicators(longer);
        NetworkIndicators fromShorter = new NetworkIndicators(shorter);

        // Then to the last bit
        for (LocalDate day = FIRST.plusDays(800 + 1_465); day.isBefore(FIRST.plusDays(2_400)); day = day.plusDays(1)) {
            assertThat(fromShorter.on(day)).isEqualTo(fromLonger.on(day));
        }
    }

    @Test
    void a_block_that_pays_nothing_has_no_indicators_but_the_ribbon() {
        // Given
        List<MarketDay> days = history(1_500, i -> 30_000, i -> 300).days().stream()
                .map(it -> new MarketDay(
                        it.date(), it.priceUsd(), it.difficulty(), it.hashrateEh(), 0, 0, 144, OptionalLong.empty()))
                .toList();

        // When
        MetricSet metrics = new NetworkIndicators(new MarketHistory(days)).on(FIRST.plusDays(1_499));

        // Then
        assertThat(the(metrics, NetworkHashprice.class).usdPerPhDay()).isZero();
        assertThat(the(metrics, HashRibbon.class).inverted()).isFalse();
        assertThat(MetricSets.reason(metrics, Puell.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(MetricSets.reason(metrics, HashpriceChange90d.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(MetricSets.reason(metrics, NetworkStress.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    @Test
    void says_how_much_of_its_figures_nobody_observed() {
        // Given: 30 of the last 60 days, and 3 of the last 7, with a hashrate and blocks that were counted
        double implied = Hashprice.networkHashrateEh(40e12);
        List<MarketDay> days = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            days.add(new MarketDay(
                    FIRST.plusDays(i),
                    30_000,
                    40e12,
                    i % 2 == 0 ? implied : 300,
                    6.25,
                    0.25,
                    i % 2 == 0 ? 144 : 139,
                    OptionalLong.empty()));
        }
        NetworkIndicators indicators = new NetworkIndicators(new MarketHistory(days));

        // When / Then
        assertThat(the(indicators.on(FIRST.plusDays(199)), ImpliedFigures.class))
                .isEqualTo(new ImpliedFigures(0.5, 3 / 7.0));
        assertThat(the(indicators.on(FIRST), ImpliedFigures.class)).isEqualTo(new ImpliedFigures(1, 1));
        assertThat(indicators.on(FIRST.minusDays(1)).find(ImpliedFigures.class)).isEmpty();
        assertThat(indicators.on(FIRST.plusDays(199)).upTo(1).find(ImpliedFigures.class))
                .isEmpty();
    }

    private static MarketHistory history(int count, IntToDoubleFunction price, IntToDoubleFunction hashrateEh) {
        List<MarketDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(new MarketDay(
                    FIRST.plusDays(i),
                    price.applyAsDouble(i),
                    40e12,
                    hashrateEh.applyAsDouble(i),
                    6.25,
                    0.25,
                    144,
                    OptionalLong.empty(),
                    new MinerFigures(OptionalDouble.of(10 + i % 3), OptionalDouble.of(1e6 + i), List.of(0.3))));
        }
        return new MarketHistory(days);
    }
}
