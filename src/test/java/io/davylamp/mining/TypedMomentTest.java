package io.davylamp.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMomentTest {
    private static final Instant OTHERWISE = Instant.parse("2022-01-01T00:00:00Z");

    @Test
    void a_date_is_its_beginning_or_its_end_in_utc() {
        assertThat(TypedMoment.from("from", "2022-07-31", OTHERWISE)).isEqualTo("2022-07-31T00:00:00Z");
        assertThat(TypedMoment.upTo("to", "2022-07-31", OTHERWISE)).isEqualTo("2022-07-31T23:59:59.999999Z");
    }

    @Test
    void a_moment_is_itself_in_any_zone() {
        assertThat(TypedMoment.upTo("at", "2022-07-31T12:00:00Z", OTHERWISE)).isEqualTo("2022-07-31T12:00:00Z");
        assertThat(TypedMoment.upTo("at", "2022-07-31T12:00:00+02:00", OTHERWISE))
                .isEqualTo("2022-07-31T10:00:00Z");
    }

    @Test
    void a_plus_sign_the_query_turned_into_a_space_is_understood() {
        assertThat(TypedMoment.upTo("at", "2022-07-31T12:00:00 02:00", OTHERWISE))
                .isEqualTo("2022-07-31T10:00:00Z");
    }

    @Test
    void what_is_left_out_or_blank_is_the_default() {
        assertThat(TypedMoment.from("from", null, OTHERWISE)).isEqualTo(OTHERWISE);
        assertThat(TypedMoment.from("from", " ", OTHERWISE)).isEqualTo(OTHERWISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2009-01-03", "2199-12-31"})
    void the_age_of_proof_of_work_is_taken(String date) {
        assertThat(TypedMoment.from("from", date, OTHERWISE)).isNotEqualTo(OTHERWISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2009-01-02", "2200-01-01", "2022-02-29", "20220731", "2022-07-31T12:00:00", "+999999999-01-01"})
    void what_is_no_such_moment_is_refused(String text) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> TypedMoment.from("from", text, OTHERWISE))
                .satisfies(it -> assertThat(it.place()).contains("from"));
    }
}
