package io.davylamp.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.davylamp.mining.Grade;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Instant OTHERWISE = Instant.parse("2022-01-01T00:00:00Z");

    @Test
    void a_date_is_its_beginning_or_its_end_in_utc() {
        assertThat(Parameters.from("from", "2022-07-31", OTHERWISE)).isEqualTo("2022-07-31T00:00:00Z");
        assertThat(Parameters.upTo("to", "2022-07-31", OTHERWISE)).isEqualTo("2022-07-31T23:59:59.999999Z");
    }

    @Test
    void a_moment_is_itself_in_any_zone() {
        assertThat(Parameters.upTo("at", "2022-07-31T12:00:00Z", OTHERWISE)).isEqualTo("2022-07-31T12:00:00Z");
        assertThat(Parameters.upTo("at", "2022-07-31T12:00:00+02:00", OTHERWISE))
                .isEqualTo("2022-07-31T10:00:00Z");
    }

    @Test
    void a_plus_sign_the_query_turned_into_a_space_is_understood() {
        assertThat(Parameters.upTo("at", "2022-07-31T12:00:00 02:00", OTHERWISE))
                .isEqualTo("2022-07-31T10:00:00Z");
    }

    @Test
    void what_is_left_out_or_blank_is_the_default() {
        assertThat(Parameters.from("from", null, OTHERWISE)).isEqualTo(OTHERWISE);
        assertThat(Parameters.from("from", " ", OTHERWISE)).isEqualTo(OTHERWISE);
        assertThat(Parameters.limit(null, 7, 10)).isEqualTo(7);
        assertThat(Parameters.choice("grade", "", Grade.WATCH)).isEqualTo(Grade.WATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2009-01-03", "2199-12-31"})
    void the_age_of_proof_of_work_is_taken(String date) {
        assertThat(Parameters.from("from", date, OTHERWISE)).isNotEqualTo(OTHERWISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2009-01-02", "2200-01-01", "2022-02-29", "20220731", "2022-07-31T12:00:00", "+999999999-01-01"})
    void what_is_no_such_moment_is_refused(String text) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> Parameters.from("from", text, OTHERWISE))
                .satisfies(it -> assertThat(it.parameter()).contains("from"));
    }

    @Test
    void a_limit_keeps_to_its_bounds() {
        assertThat(Parameters.limit("1", 7, 10)).isEqualTo(1);
        assertThat(Parameters.limit("10", 7, 10)).isEqualTo(10);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> Parameters.limit("0", 7, 10));
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> Parameters.limit("11", 7, 10));
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> Parameters.limit("99999999999", 7, 10));
    }

    @Test
    void a_choice_is_taken_in_any_case() {
        assertThat(Parameters.choice("grade", "severe", Grade.NORMAL)).isEqualTo(Grade.SEVERE);
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> Parameters.choice("grade", "bad", Grade.NORMAL))
                .satisfies(it -> assertThat(it.advice().orElseThrow()).contains("capitulation"));
    }
}
