package io.davylamp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoMarketTest {
    private final List<Reading.Market> days = DemoMarket.days();

    @Test
    void has_every_day_from_october_2017_to_january_2023_once() {
        // When
        MarketHistory history =
                new MarketHistory(days.stream().map(MarketDay::of).toList()); // refuses gaps

        // Then
        assertThat(history.days().get(0).date()).isEqualTo("2017-10-31");
        assertThat(history.last().date()).isEqualTo("2023-01-31");
    }

    @Test
    void has_the_tables_figures_at_month_ends() {
        // When
        Reading.Market day = day("2022-06-30");

        // Then
        assertThat(day.priceUsd()).isEqualTo(19_800);
        assertThat(day.difficulty()).isCloseTo(29.570e12, within(1e6));
        assertThat(day.quotes().impliedVol()).hasValue(0.9);
    }

    @Test
    void moves_price_on_a_line_and_difficulty_at_a_steady_rate() {
        // When
        Reading.Market day = day("2022-06-15"); // half of the way from 2022-05-31 to 2022-06-30

        // Then
        assertThat(day.priceUsd()).isCloseTo((31_800 + 19_800) / 2.0, within(1e-6));
        assertThat(day.difficulty()).isCloseTo(Math.sqrt(29.897e12 * 29.570e12), within(1e6));
    }

    @Test
    void halves_the_subsidy_on_the_day_of_the_halving() {
        // When
        double before = day("2020-05-10").subsidyBtc();
        double after = day("2020-05-11").subsidyBtc();

        // Then
        assertThat(before).isEqualTo(12.5);
        assertThat(after).isEqualTo(6.25);
    }

    @Test
    void quotes_nothing_before_the_months_that_are_played() {
        assertThat(day("2021-10-30").quotes().futuresBasisPerYear()).isEmpty();
        assertThat(day("2021-11-01").quotes().futuresBasisPerYear()).isPresent();
    }

    private Reading.Market day(String date) {
        return days.stream()
                .filter(it ->
                        LocalDate.ofInstant(it.at(), ZoneOffset.UTC).toString().equals(date))
                .findFirst()
                .orElseThrow();
    }
}
