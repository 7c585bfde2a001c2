package io.davylamp.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "plain text,            plain text",
        "'two\nlines\u0000end', two lines end",
        "'\u202Egnorw\u200B',   gnorw",
        "'broken \uD83D',       broken",
        "'a lamp \uD83E\uDE94', a lamp \uD83E\uDE94",
        "1234567890123456,      1234567890123456",
        "12345678901234567,     123456789012345…",
    })
    void makes_text_fit_for_one_line(String text, String expected) {
        assertThat(PlainText.of(text, 16)).isEqualTo(expected);
    }

    @org.junit.jupiter.api.Test
    void cuts_between_characters() {
        assertThat(PlainText.of("abc\uD83E\uDE94def", 5)).isEqualTo("abc…");
    }
}
