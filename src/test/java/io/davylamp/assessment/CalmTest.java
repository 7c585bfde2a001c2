package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.hedging.HedgeProposal;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the rules of a rulebook look at, the verdict gives no calm beside an alarm. */
class CalmTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Finding CALM =
            new Finding.Hedge("HDG-032", Instrument.DO_NOTHING, 0, 0, "Nothing is to be done.", List.of());
    private static final Finding WATCHED = new Finding.Stress("REV-001", Grade.WATCH, "It is watched.", 1, List.of());

    @ParameterizedTest
    @EnumSource(
            value = Grade.class,
            names = {"NORMAL", "WATCH"})
    void is_heard_while_the_grade_is_at_most_watch(Grade inForce) {
        assertThat(heard(List.of(WATCHED, CALM), inForce, Optional.empty())).containsExactly(WATCHED, CALM);
    }

    @ParameterizedTest
    @EnumSource(
            value = Grade.class,
            names = {"INDETERMINATE", "STRESSED", "SEVERE", "CAPITULATION"})
    void is_not_heard_while_a_worse_grade_is_held(Grade inForce) {
        assertThat(heard(List.of(WATCHED, CALM), inForce, Optional.empty())).containsExactly(WATCHED);
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void is_not_heard_beside_an_alarm(Finding alarm) {
        // Given
        List<Finding> findings = new ArrayList<>(List.of(WATCHED, alarm, CALM));

        // When / Then
        assertThat(heard(findings, Grade.NORMAL, Optional.empty())).containsExactly(WATCHED, alarm);
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

        assertThat(heard(List.of(severe, WATCHED), Grade.SEVERE, Optional.empty()))
                .containsExactly(severe, WATCHED);
    }

    @ParameterizedTest
    @CsvSource({"WATCH, true", "STRESSED, false", "CAPITULATION, false"})
    void is_heard_while_the_worst_that_may_be_true_is_calm(Grade atMost, boolean calm) {
        Optional<GradeRange> range = Optional.of(new GradeRange(Grade.NORMAL, atMost, List.of("uptime")));

        assertThat(heard(List.of(WATCHED, CALM), Grade.NORMAL, range).contains(CALM))
                .isEqualTo(calm);
    }

    private static List<Finding> heard(List<Finding> findings, Grade inForce, Optional<GradeRange> range) {
        List<HedgeProposal> proposals = findings.stream()
                .filter(Finding.Hedge.class::isInstance)
                .map(Finding.Hedge.class::cast)
                .<HedgeProposal>map(it -> new HedgeProposal.NotSized(it.ruleId(), it.instrument(), it.text(), "a test"))
                .toList();
        Assessment assessment = Calm.heard(new Assessment(
                Subject.NETWORK,
                NOW,
                inForce,
                inForce,
                NOW,
                false,
                List.of(),
                findings,
                new MetricSet(List.of()),
                proposals,
                "version",
                GradeMemory.NONE,
                range));
        assertThat(assessment.hedges())
                .hasSameSizeAs(assessment.findings().stream()
                        .filter(Finding.Hedge.class::isInstance)
                        .toList());
        return assessment.findings();
    }
}
