package io.davylamp.metrics.network;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.BlockFees;
import io.davylamp.metrics.NetworkMetric.HalvingCountdown;
import io.davylamp.metrics.NetworkMetric.HashpriceBeta;
import io.davylamp.metrics.NetworkMetric.RealisedVol;
import io.davylamp.metrics.NetworkMetric.RetargetEstimate;
import io.davylamp.metrics.NetworkMetric.RibbonCompression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class NetworkOutlookTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    /** 400 epochs have ended at this height. */
    private static final long EPOCH_START = 2_016 * 400;

    @Test
    void blocks_that_come_faster_promise_a_rise_of_difficulty() {
        // Given 150 blocks a day, the epoch beginning half-way through the second day
        MetricSet metrics = on(12, i -> height(EPOCH_START - 225 + 150L * i));

        // Then ten and a half days before the last one hold 1,425 blocks
        RetargetEstimate estimate = the(metrics, RetargetEstimate.class);
        assertThat(estimate.change()).isCloseTo(150.0 / 144 - 1, within(1e-12));
        assertThat(estimate.blocksRemaining()).isEqualTo(2_016 - 1_275);
        assertThat(estimate.error()).isCloseTo(1 / Math.sqrt(1_275), within(1e-12));
    }

    @Test
    void an_estimate_waits_for_a_day_of_blocks_and_ends_with_its_epoch() {
        assertThat(reason(on(4, i -> height(EPOCH_START + 143 - 144L * (2 - i))), RetargetEstimate.class))
                .isEqualTo(Reason.HISTORY_TOO_SHORT);
        assertThat(on(4, i -> height(EPOCH_START + 144 - 144L * (2 - i))).find(RetargetEstimate.class))
                .isPresent();
        assertThat(the(on(20, i -> height(EPOCH_START + 2_015 - 144L * (18 - i))), RetargetEstimate.class)
                        .blocksRemaining())
                .isEqualTo(1);
        assertThat(reason(on(20, i -> height(EPOCH_START + 2_016 - 144L * (18 - i))), RetargetEstimate.class))
                .isEqualTo(Reason.HISTORY_TOO_SHORT);
    }

    @Test
    void the_heights_of_an_epoch_must_reach_back_to_its_start() {
        assertThat(reason(on(5, i -> height(EPOCH_START + 500 + 144L * i)), RetargetEstimate.class))
                .isEqualTo(Reason.HISTORY_TOO_SHORT);
        assertThat(reason(on(5, i -> OptionalLong.empty()), RetargetEstimate.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(
                        on(12, i -> i == 3 ? OptionalLong.empty() : height(EPOCH_START - 225 + 150L * i)),
                        RetargetEstimate.class))
                .isEqualTo(Reason.HISTORY_TOO_SHORT);
    }

    @Test
    void the_halving_is_as_far_as_the_height_says() {
        HalvingCountdown countdown = the(on(1, i -> height(952_053)), HalvingCountdown.class);

        assertThat(countdown.blocks()).isEqualTo(97_947);
        assertThat(countdown.days()).isCloseTo(680.1875, within(1e-9));
        assertThat(countdown.hashpriceFactor()).isCloseTo((3.125 + 0.25) / 6.5, within(1e-12));
        assertThat(reason(on(1, i -> OptionalLong.empty()), HalvingCountdown.class))
                .isEqualTo(Reason.MISSING_INPUT);
    }

    @Test
    void hashprice_moves_one_for_one_with_a_price_that_moves_alone() {
        // Given
        MetricSet metrics = metrics(400, i -> day(i, 30_000 + 9_000 * Math.sin(i / 13.0), 0.25));

        // Then
        assertThat(the(metrics, HashpriceBeta.class).slope()).isCloseTo(1, within(1e-9));
        assertThat(the(metrics, HashpriceBeta.class).correlation()).isCloseTo(1, within(1e-9));
        assertThat(the(metrics, RealisedVol.class).perYear30d()).isPositive();
        assertThat(reason(metrics(400, i -> day(i, 30_000, 0.25)), HashpriceBeta.class))
                .isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    @Test
    void fees_spike_against_the_median_of_thirty_days() {
        // Given 0.25 BTC a block, and 2.5 on the last day
        BlockFees fees = the(metrics(30, i -> day(i, 30_000, i == 29 ? 2.5 : 0.25)), BlockFees.class);

        // Then
        double week = (6 * 0.25 + 2.5) / 7;
        assertThat(fees.spike()).isCloseTo(10, within(1e-12));
        assertThat(fees.share()).isCloseTo(2.5 / 8.75, within(1e-12));
        assertThat(fees.share7d()).isCloseTo(week / (6.25 + week), within(1e-12));
    }

    @Test
    void a_constant_difficulty_is_compressed_to_nothing() {
        RibbonCompression ribbon = the(metrics(600, i -> day(i, 30_000, 0.25)), RibbonCompression.class);

        assertThat(ribbon).isEqualTo(new RibbonCompression(0, 1));
    }

    private static MetricSet on(int count, IntFunction<OptionalLong> height) {
        return metrics(
                count, i -> new MarketDay(FIRST.plusDays(i), 30_000, 40e12, 300, 6.25, 0.25, 144, height.apply(i)));
    }

    private static MetricSet metrics(int count, IntFunction<MarketDay> day) {
        List<MarketDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(day.apply(i));
        }
        return new NetworkIndicators(new MarketHistory(days)).on(FIRST.plusDays(count - 1));
    }

    private static MarketDay day(int i, double price, double fees) {
        return new MarketDay(FIRST.plusDays(i), price, 40e12, 300, 6.25, fees, 144, OptionalLong.empty());
    }

    private static OptionalLong height(long height) {
        return OptionalLong.of(height);
    }
}
