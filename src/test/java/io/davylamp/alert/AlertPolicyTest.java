package io.davylamp.alert;

import static io.davylamp.alert.Assessments.ACME;
import static io.davylamp.alert.Assessments.MONDAY;
import static io.davylamp.alert.Assessments.graded;
import static io.davylamp.alert.Assessments.incomplete;
import static io.davylamp.mining.Grade.CAPITULATION;
import static io.davylamp.mining.Grade.INDETERMINATE;
import static io.davylamp.mining.Grade.NORMAL;
import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.STRESSED;
import static io.davylamp.mining.Grade.WATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.alert.Reason.Kind;
import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertPolicyTest {
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    private final AlertPolicy policy = new AlertPolicy(AlertSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        // grade notified, grade now, reason
        "NONE,          NORMAL,        NONE",
        "NONE,          WATCH,         GRADE_ROSE",
        "NONE,          CAPITULATION,  GRADE_ROSE",
        "WATCH,         WATCH,         NONE",
        "WATCH,         STRESSED,      GRADE_ROSE_FURTHER",
        "STRESSED,      CAPITULATION,  GRADE_ROSE_FURTHER",
        "SEVERE,        STRESSED,      GRADE_EASED",
        "SEVERE,        WATCH,         GRADE_EASED",
        "WATCH,         NORMAL,        GRADE_BACK_TO_NORMAL",
        "CAPITULATION,  NORMAL,        GRADE_BACK_TO_NORMAL",
    })
    void names_a_change_of_grade_by_its_reason(String before, Grade now, String expected) {
        // Given
        List<OpenAlert> open = before.equals("NONE") ? List.of() : opened(graded(Grade.valueOf(before), MONDAY));

        // When
        List<AlertChange> changes = policy.decide(open, graded(now, MONDAY.plusSeconds(60)), "Acme");

        // Then
        assertThat(changes)
                .extracting(it -> it.reason().name())
                .isEqualTo(expected.equals("NONE") ? List.of() : List.of(expected));
    }

    @Test
    void says_who_what_why_and_what_to_do() {
        // Given
        List<OpenAlert> open = opened(graded(WATCH, MONDAY));

        // When
        AlertChange change =
                policy.decide(open, graded(SEVERE, TUESDAY), "Acme Mining").get(0);

        // Then
        assertThat(change.kind()).isEqualTo(Kind.ESCALATED);
        assertThat(change.subject()).isEqualTo(ACME);
        assertThat(change.headline()).isEqualTo("Acme Mining: grade rose from WATCH to SEVERE");
        assertThat(change.gradeBefore()).isEqualTo(WATCH);
        assertThat(change.gradeAfter()).isEqualTo(SEVERE);
        assertThat(change.at()).isEqualTo(TUESDAY);
        assertThat(change.openedAt()).isEqualTo(MONDAY);
        assertThat(change.lines())
                .containsExactly(new AlertChange.Line("LIQ-003", "Runway is 62 days; the floor is 90."));
        assertThat(change.actions()).containsExactly("Sell futures for half. Not sized: no forward curve");
        assertThat(change.rulebookVersion()).isEqualTo("rulebook-1");
    }

    @ParameterizedTest
    @CsvSource({"SEVERE, 86399, false", "SEVERE, 86400, true", "STRESSED, 864000, false", "CAPITULATION, 86400, true"})
    void repeats_a_severe_grade_after_a_day_and_no_calmer_one(Grade grade, long seconds, boolean repeated) {
        // Given
        List<OpenAlert> open = opened(graded(grade, MONDAY));

        // When
        List<AlertChange> changes = policy.decide(open, graded(grade, MONDAY.plusSeconds(seconds)), "Acme");

        // Then
        assertThat(changes)
                .extracting(AlertChange::reason)
                .isEqualTo(repeated ? List.of(Reason.STILL_OPEN) : List.of());
    }

    @Test
    void repeats_once_a_day_and_not_with_every_assessment_after_the_first_day() {
        // Given
        List<OpenAlert> open = opened(graded(SEVERE, MONDAY));
        open = policy.after(open, policy.decide(open, graded(SEVERE, TUESDAY), "Acme"));

        // When
        List<AlertChange> changes = policy.decide(open, graded(SEVERE, TUESDAY.plusSeconds(60)), "Acme");

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void does_not_repeat_what_someone_has_acknowledged_until_it_gets_worse() {
        // Given
        OpenAlert alert = opened(graded(SEVERE, MONDAY)).get(0);
        List<OpenAlert> acknowledged = List.of(new OpenAlert(
                alert.alertId(),
                alert.subject(),
                alert.topic(),
                alert.grade(),
                alert.peakGrade(),
                alert.openedAt(),
                alert.lastNotifiedAt(),
                true));

        // When
        List<AlertChange> same = policy.decide(acknowledged, graded(SEVERE, TUESDAY), "Acme");
        List<AlertChange> worse = policy.decide(acknowledged, graded(CAPITULATION, TUESDAY), "Acme");

        // Then
        assertThat(same).isEmpty();
        assertThat(worse).extracting(AlertChange::kind).containsExactly(Kind.ESCALATED);
        assertThat(policy.after(acknowledged, worse))
                .extracting(OpenAlert::acknowledged)
                .containsExactly(false);
    }

    @Test
    void each_flag_is_an_alert_of_its_own() {
        // Given
        List<OpenAlert> open = opened(graded(WATCH, MONDAY, "MARGIN_CALL_NEAR"));

        // When
        List<AlertChange> changes = policy.decide(open, graded(WATCH, TUESDAY, "RUNWAY_SHORT"), "Acme");

        // Then
        assertThat(changes)
                .extracting(AlertChange::topic, AlertChange::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("flag:MARGIN_CALL_NEAR", Reason.FLAG_CLOSED),
                        org.assertj.core.groups.Tuple.tuple("flag:RUNWAY_SHORT", Reason.FLAG_OPENED));
        assertThat(changes.get(1).headline()).isEqualTo("Acme: liquidity flag RUNWAY_SHORT raised, grade WATCH");
        assertThat(changes.get(1).lines()).extracting(AlertChange.Line::ruleId).containsExactly("COL-002");
    }

    @Test
    void missing_inputs_are_reported_and_leave_grade_and_flags_as_they_were() {
        // Given
        List<OpenAlert> open = opened(graded(SEVERE, MONDAY, "MARGIN_CALL_NEAR"));

        // When
        List<AlertChange> changes = policy.decide(open, graded(INDETERMINATE, TUESDAY), "Acme");

        // Then
        assertThat(changes).extracting(AlertChange::reason).containsExactly(Reason.INPUTS_MISSING);
        assertThat(changes.get(0).lines()).extracting(AlertChange.Line::ruleId).containsExactly("DQ-001");
        assertThat(changes.get(0).headline()).isEqualTo("Acme: cannot be graded: inputs are missing or stale");
        assertThat(policy.after(open, changes)).hasSize(3);
    }

    @Test
    void inputs_that_come_back_are_reported_with_what_else_changed() {
        // Given
        List<OpenAlert> open = opened(graded(INDETERMINATE, MONDAY));

        // When
        List<AlertChange> changes = policy.decide(open, graded(STRESSED, TUESDAY), "Acme");

        // Then
        assertThat(changes).extracting(AlertChange::reason).containsExactly(Reason.GRADE_ROSE, Reason.INPUTS_BACK);
    }

    @Test
    void an_incomplete_assessment_escalates_and_never_eases() {
        // Given
        List<OpenAlert> open = opened(graded(SEVERE, MONDAY));

        // When
        List<AlertChange> worse = policy.decide(open, incomplete(CAPITULATION, TUESDAY), "Acme");
        List<AlertChange> calmer = policy.decide(open, incomplete(STRESSED, TUESDAY), "Acme");

        // Then
        assertThat(worse)
                .extracting(AlertChange::reason)
                .containsExactly(Reason.GRADE_ROSE_FURTHER, Reason.INPUTS_MISSING);
        assertThat(calmer).extracting(AlertChange::reason).containsExactly(Reason.INPUTS_MISSING);
    }

    @Test
    void an_assessment_older_than_the_last_notification_changes_nothing() {
        // Given
        List<OpenAlert> open = opened(graded(SEVERE, TUESDAY));

        // When
        List<AlertChange> changes = policy.decide(open, graded(NORMAL, TUESDAY.minusSeconds(1)), "Acme");

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void the_worst_grade_of_an_alert_is_remembered_to_its_end() {
        // Given
        List<OpenAlert> open = opened(graded(CAPITULATION, MONDAY));
        open = policy.after(open, policy.decide(open, graded(WATCH, TUESDAY), "Acme"));

        // When
        AlertChange resolved = policy.decide(open, graded(NORMAL, TUESDAY.plusSeconds(1)), "Acme")
                .get(0);

        // Then
        assertThat(resolved.peakGrade()).isEqualTo(CAPITULATION);
        assertThat(resolved.headline()).isEqualTo("Acme: grade back to NORMAL from WATCH");
        assertThat(resolved.actions()).isEmpty();
    }

    @Test
    void a_reopened_alert_is_another_alert() {
        // Given
        AlertChange first =
                policy.decide(List.of(), graded(WATCH, MONDAY), "Acme").get(0);

        // When
        AlertChange second =
                policy.decide(List.of(), graded(WATCH, TUESDAY), "Acme").get(0);

        // Then
        assertThat(second.alertId()).isNotEqualTo(first.alertId());
        assertThat(second.changeId()).isNotEqualTo(first.changeId());
    }

    @Test
    void opens_from_the_grade_that_was_set() {
        // Given
        AlertPolicy calm = new AlertPolicy(new AlertSettings(SEVERE, SEVERE, Duration.ofHours(1)));

        // When
        List<AlertChange> below = calm.decide(List.of(), graded(STRESSED, MONDAY), "Acme");
        List<AlertChange> at = calm.decide(List.of(), graded(SEVERE, MONDAY), "Acme");

        // Then
        assertThat(below).isEmpty();
        assertThat(at).extracting(AlertChange::gradeBefore).containsExactly(STRESSED);
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, SEVERE, PT24H", "STRESSED, WATCH, PT24H", "WATCH, SEVERE, PT0S"})
    void refuses_settings_that_make_no_sense(Grade openAt, Grade repeatAt, Duration repeatAfter) {
        assertThatThrownBy(() -> new AlertSettings(openAt, repeatAt, repeatAfter))
                .isInstanceOf(InvalidValue.class);
    }

    private List<OpenAlert> opened(Assessment assessment) {
        return policy.after(List.of(), policy.decide(List.of(), assessment, "Acme"));
    }
}
