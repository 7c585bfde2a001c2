package io.davylamp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Instrument;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoBookTest {
    private final DemoBook book = DemoBook.load();

    @Test
    void holds_a_dozen_operators_of_different_kinds() {
        assertThat(book.operators()).hasSize(12);
        assertThat(book.operators()).extracting(DemoBook.Entry::kind).doesNotHaveDuplicates();
    }

    @Test
    void plays_the_same_story_every_time() {
        assertThat(DemoBook.load()).isEqualTo(book);
    }

    @Test
    void comes_in_the_order_of_time_and_no_reading_twice() {
        // When
        List<Reading> all =
                book.months().stream().flatMap(it -> it.readings().stream()).toList();

        // Then
        assertThat(all).extracting(Reading::at).isSortedAccordingTo(Instant::compareTo);
        assertThat(all).extracting(DemoBookTest::identity).doesNotHaveDuplicates();
    }

    @Test
    void has_every_operator_report_everything_every_month_from_october_2021() {
        assertThat(book.months())
                .filteredOn(it -> !it.month().isBefore(DemoBook.OPENING))
                .hasSize(16)
                .allSatisfy(it -> assertThat(it.readings())
                        .filteredOn(Reading.OfOperator.class::isInstance)
                        .hasSize(12 * 5));
        assertThat(book.months())
                .filteredOn(it -> it.month().isBefore(DemoBook.OPENING))
                .allSatisfy(it -> assertThat(it.readings()).allMatch(Reading.Market.class::isInstance));
    }

    @Test
    void lets_the_hoarder_sell_nothing_until_its_cash_is_gone() {
        assertThat(treasury("long-vault", "2022-03").btcSold30d()).hasValue(0);
        assertThat(treasury("long-vault", "2022-12").btcSold30d().orElseThrow()).isPositive();
    }

    @Test
    void lets_the_heavy_debtor_run_out_of_coins_or_cash() {
        // Given
        Reading.Treasury start = treasury("granite-creek", "2021-10");

        // When
        Reading.Treasury end = treasury("granite-creek", "2023-01");

        // Then
        assertThat(start.btcUnencumbered()).isGreaterThan(4000);
        assertThat(end.btcUnencumbered()).isLessThan(start.btcUnencumbered() / 4);
        assertThat(end.cashUsd()).isLessThan(start.cashUsd() / 4);
    }

    @Test
    void lets_the_one_with_the_bridge_loan_miss_a_payment_and_no_one_without_debt() {
        assertThat(debt("last-mile", "2022-06").missedPayment()).isFalse();
        assertThat(debt("last-mile", "2023-01").missedPayment()).isTrue();
        assertThat(debt("old-furnace", "2023-01").missedPayment()).isFalse();
    }

    @Test
    void rolls_the_hedges_of_the_hedged() {
        assertThat(hedges("2022-06").positions())
                .singleElement()
                .satisfies(it -> assertThat(it.instrument()).isEqualTo(Instrument.BUY_PUTS));
        assertThat(hedges("2022-09").positions())
                .singleElement()
                .satisfies(it -> assertThat(it.instrument()).isEqualTo(Instrument.ZERO_COST_COLLAR));
    }

    private static String identity(Reading reading) {
        return reading instanceof Reading.OfOperator it ? it.operatorId() + "/" + it.id() : reading.id();
    }

    private Reading.Treasury treasury(String operator, String month) {
        return find(Reading.Treasury.class, operator, month);
    }

    private Reading.Debt debt(String operator, String month) {
        return find(Reading.Debt.class, operator, month);
    }

    private Reading.Hedges hedges(String month) {
        return find(Reading.Hedges.class, "north-anchor", month);
    }

    private <R extends Reading.OfOperator> R find(Class<R> type, String operator, String month) {
        return book.months().stream()
                .filter(it -> it.month().equals(YearMonth.parse(month)))
                .flatMap(it -> it.readings().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(it -> it.operatorId().equals(new OperatorId(operator)))
                .findFirst()
                .orElseThrow();
    }
}
