package io.davylamp.market;

import static io.davylamp.market.MarketDays.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MarketHistoryTest {
    private static final MarketHistory THREE_DAYS =
            new MarketHistory(List.of(day("2024-02-28", 1, 0), day("2024-02-29", 2, 0), day("2024-03-01", 3, 0)));

    @Test
    void refuses_a_gap() {
        assertThatThrownBy(() -> new MarketHistory(List.of(day("2024-02-28", 1, 0), day("2024-03-01", 3, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the day after 2024-02-28 is 2024-03-01");
    }

    @Test
    void fills_a_gap_with_the_day_before() {
        // When
        MarketHistory filled = MarketHistory.filled(List.of(day("2024-02-27", 1, 0.2), day("2024-03-01", 3, 0.4)));

        // Then
        assertThat(filled.days())
                .containsExactly(
                        day("2024-02-27", 1, 0.2),
                        day("2024-02-28", 1, 0.2),
                        day("2024-02-29", 1, 0.2),
                        day("2024-03-01", 3, 0.4));
    }

    @Test
    void ends_with_the_date_asked_for() {
        assertThat(THREE_DAYS.upTo(LocalDate.parse("2024-02-29")).last().priceUsd())
                .isEqualTo(2);
        assertThat(THREE_DAYS.upTo(LocalDate.parse("2024-12-31"))).isEqualTo(THREE_DAYS);
        assertThat(THREE_DAYS.upTo(LocalDate.parse("2024-02-28")).days()).hasSize(1);
        assertThat(THREE_DAYS.upTo(LocalDate.parse("2024-02-27")).isEmpty()).isTrue();
    }

    @Test
    void finds_a_day_by_its_date() {
        assertThat(THREE_DAYS.day(LocalDate.parse("2024-02-27"))).isEmpty();
        assertThat(THREE_DAYS.day(LocalDate.parse("2024-02-28"))).contains(day("2024-02-28", 1, 0));
        assertThat(THREE_DAYS.day(LocalDate.parse("2024-03-01"))).contains(day("2024-03-01", 3, 0));
        assertThat(THREE_DAYS.day(LocalDate.parse("2024-03-02"))).isEmpty();
        assertThat(new MarketHistory(List.of()).day(LocalDate.parse("2024-03-02")))
                .isEmpty();
    }

    @Test
    void a_day_takes_144_blocks_and_the_hashrate_difficulty_implies_where_none_were_reported() {
        // When
        MarketDay day = MarketDay.of(MarketDays.reading("2024-09-30T23:59:59Z", 60_000, 0.1));

        // Then
        assertThat(day.date()).isEqualTo(LocalDate.parse("2024-09-30"));
        assertThat(day.blocks()).isEqualTo(144);
        assertThat(day.hashrateEh()).isCloseTo(90e12 * Math.pow(2, 32) / 600 / 1e18, within(1e-9));
        assertThat(day.issuanceUsd()).isEqualTo(3.125 * 144 * 60_000);
    }

    @Test
    void a_day_that_was_left_out_repeats_the_market_but_not_what_its_miners_did() {
        // Given
        MinerFigures reported = new MinerFigures(OptionalDouble.of(90), OptionalDouble.empty(), List.of(0.3));

        // When
        MarketHistory history = MarketHistory.filled(List.of(
                day("2024-02-27", 1, 0).with(reported), day("2024-02-29", 3, 0).with(reported)));

        // Then
        assertThat(history.days())
                .extracting(MarketDay::priceUsd, MarketDay::miners)
                .containsExactly(tuple(1.0, reported), tuple(1.0, MinerFigures.NONE), tuple(3.0, reported));
    }
}
