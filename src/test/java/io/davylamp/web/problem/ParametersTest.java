package io.davylamp.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.davylamp.mining.Grade;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void what_is_left_out_or_blank_is_the_default() {
        assertThat(Parameters.limit(null, 7, 10)).isEqualTo(7);
        assertThat(Parameters.choice("grade", "", Grade.WATCH)).isEqualTo(Grade.WATCH);
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
