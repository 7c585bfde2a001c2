package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the rules of a rulebook look at, the verdict gives no calm beside an alarm. */
class CalmTest {
    private static final Finding CALM =
            new Finding.Hedge("HDG-032", Instrument.DO_NOTHING, 0, 0, "Nothing is to be done.", List.of());
    private static final Finding WATCHED = new Finding.Stress("REV-001", Grade.WATCH, "It is watched.", 1, List.of());

    @ParameterizedTest
    @EnumSource(
            value = Grade.class,
            names = {"NORMAL", "WATCH"})
    void is_heard_while_the_grade_is_at_most_watch(Grade inForce) {
        assertThat(Calm.heard(List.of(WATCHED, CALM), inForce)).containsExactly(WATCHED, CALM);
    }

    @ParameterizedTest
    @EnumSource(
            value = Grade.class,
            names = {"INDETERMINATE", "STRESSED", "SEVERE", "CAPITULATION"})
    void is_not_heard_while_a_worse_grade_is_held(Grade inForce) {
        assertThat(Calm.heard(List.of(WATCHED, CALM), inForce)).containsExactly(WATCHED);
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void is_not_heard_beside_an_alarm(Finding alarm) {
        // Given
        List<Finding> findings = new ArrayList<>(List.of(WATCHED, alarm, CALM));

        // When / Then
        assertThat(Calm.heard(findings, Grade.NORMAL)).containsExactly(WATCHED, alarm);
    }

    static Stream<Finding> alarms() {
        return Stream.of(
                new Finding.Stress("REV-002", Grade.STRESSED, "Mining at a loss.", 2, List.of()),
                new Finding.Stress("COL-013", Grade.SEVERE, "Under water.", 2, List.of()),
                new Finding.Stress("DQ-001", Grade.INDETERMINATE, "Never sent.", 2, List.of()),
                new Finding.Crunch("COL-014", "WRONG_WAY_COLLATERAL", "It would be under water.", List.of()),
                new Finding.Hedge("HDG-041", Instrument.CURTAIL, 1, 30, "Stop them.", List.of()));
    }

    @Test
    void nothing_else_is_taken_away() {
        Finding severe = new Finding.Stress("COL-013", Grade.SEVERE, "Under water.", 2, List.of());

        assertThat(Calm.heard(List.of(severe, WATCHED), Grade.SEVERE)).containsExactly(severe, WATCHED);
    }
}
