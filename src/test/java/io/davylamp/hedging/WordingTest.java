package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @Property
    void numbers_read_as_the_library_would_write_them(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double number,
            @ForAll @IntRange(min = 0, max = 2) int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        String expected = String.format(Locale.ROOT, "%,." + decimals + "f", rounded);

        assertThat(Wording.grouped(number, decimals)).isEqualTo(expected.equals("-0") ? "0" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"999.99|999.99", "1000|1,000", "0|0.00", "-0.001|0.00", "1234567.5|1,234,568", "-1234|-1,234"})
    void prices_have_cents_below_a_thousand(double usd, String text) {
        assertThat(Wording.price(usd)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.5,50 %", "0.125,12.5 %", "0.33333,33.3 %", "0.1004,10 %", "0.1006,10.1 %", "-0.03,-3 %"})
    void percentages_show_a_tenth_where_it_matters(double fraction, String text) {
        assertThat(Wording.percent(fraction)).isEqualTo(text);
    }

    @Test
    void what_is_beyond_reading_is_still_written() {
        assertThat(Wording.whole(1e18)).isEqualTo("1.00e+18");
        assertThat(Wording.whole(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void a_rules_sentence_gets_its_stop_once() {
        assertThat(Wording.join("Thin.", "Sell.")).isEqualTo("Thin. Sell.");
        assertThat(Wording.join("Thin", "Sell.")).isEqualTo("Thin. Sell.");
        assertThat(Wording.join(" ", "Sell.")).isEqualTo("Sell.");
    }
}
