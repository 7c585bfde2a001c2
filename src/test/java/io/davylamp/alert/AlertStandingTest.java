package io.davylamp.alert;

import static io.davylamp.alert.Assessments.MONDAY;
import static io.davylamp.alert.Assessments.graded;
import static io.davylamp.mining.Grade.CAPITULATION;
import static io.davylamp.mining.Grade.INDETERMINATE;
import static io.davylamp.mining.Grade.NORMAL;
import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.STRESSED;
import static io.davylamp.mining.Grade.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ranges, held grades and grades last known, as alerts report them; each sentence is read beside its case. */
class AlertStandingTest {
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

    private final AlertPolicy policy = new AlertPolicy(AlertSettings.DEFAULT);

    @Test
    void what_is_at_least_severe_alerts_as_severe_does() {
        AlertChange change = decide(List.of(), atLeast(SEVERE, MONDAY));

        assertThat(change.reason()).isEqualTo(Reason.GRADE_ROSE);
        assertThat(change.gradeAfter()).isEqualTo(SEVERE);
        assertThat(change.headline())
                .isEqualTo("Acme: cannot be graded, but is at least SEVERE; to settle it: loans and debt service");
        assertThat(change.standing().orElseThrow().text())
                .isEqualTo("At least SEVERE on what is known; to settle it: loans and debt service.");
    }

    @Test
    void what_is_known_to_be_calm_so_far_alerts_only_about_its_inputs() {
        assertThat(policy.decide(List.of(), atLeast(NORMAL, MONDAY), "Acme"))
                .extracting(AlertChange::reason)
                .containsExactly(Reason.INPUTS_MISSING);
    }

    @Test
    void a_range_that_rises_is_an_escalation_and_one_that_falls_eases_nothing() {
        // Given
        List<OpenAlert> open = after(List.of(), atLeast(STRESSED, MONDAY));

        // When
        AlertChange risen = decide(open, atLeast(SEVERE, TUESDAY));
        List<AlertChange> fallen = policy.decide(open, atLeast(WATCH, TUESDAY), "Acme");

        // Then
        assertThat(risen.kind()).isEqualTo(Reason.Kind.ESCALATED);
        assertThat(risen.headline())
                .isEqualTo("Acme: grade rose from STRESSED to at least SEVERE; to settle it: loans and debt service");
        assertThat(fallen).isEmpty();
    }

    @Test
    void a_range_that_lasts_is_repeated_as_its_grade_is() {
        List<OpenAlert> open = after(List.of(), atLeast(SEVERE, MONDAY));

        assertThat(decide(open, atLeast(SEVERE, TUESDAY)).headline())
                .isEqualTo("Acme: still at least SEVERE; alert open since 2022-07-25;"
                        + " to settle it: loans and debt service");
    }

    @Test
    void a_grade_that_rose_while_its_alert_was_open_has_its_own_date() {
        // Given: watch on Monday, capitulation from Tuesday on
        List<OpenAlert> open = after(List.of(), graded(WATCH, MONDAY));
        open = after(open, graded(CAPITULATION, TUESDAY));

        // When
        Assessment still = with(graded(CAPITULATION, WEDNESDAY), CAPITULATION, TUESDAY, GradeMemory.NONE);

        // Then
        assertThat(decide(open, still).headline())
                .isEqualTo("Acme: still CAPITULATION, since 2022-07-26; alert open since 2022-07-25");
    }

    @Test
    void a_held_grade_says_why_and_until_when() {
        // Given
        List<OpenAlert> open = after(List.of(), graded(SEVERE, MONDAY));
        Assessment held = with(graded(SEVERE, TUESDAY), WATCH, MONDAY, AssessmentJson.readMemory("""
                {"grade": "SEVERE", "gradeSince": "2022-07-25T08:00:00Z", "openFlags": {}, "course": {"asked": {},
                 "calmSince": "2022-07-25T20:00:00Z", "next": {"grade": "STRESSED", "at": "2022-08-01T20:00:00Z"}}}"""));

        // When
        AlertChange change = decide(open, held);

        // Then
        assertThat(change.headline())
                .isEqualTo("Acme: still SEVERE, since 2022-07-25; held, the figures alone say WATCH,"
                        + " it falls to STRESSED on 2022-08-01 if that lasts");
        assertThat(change.standing().orElseThrow().text())
                .isEqualTo("Held at SEVERE: the figures alone say WATCH, and none has asked for SEVERE since"
                        + " 2022-07-25 20:00 UTC. It falls to STRESSED on 2022-08-01 20:00 UTC, if that lasts.");
        assertThat(ChangeJson.standing(ChangeJson.write(change.standing().orElseThrow())))
                .isEqualTo(change.standing().orElseThrow());
    }

    @Test
    void stale_figures_say_what_was_known_last() {
        // Given
        List<OpenAlert> open = after(List.of(), graded(SEVERE, MONDAY));
        Assessment stale =
                with(graded(INDETERMINATE, WEDNESDAY), INDETERMINATE, WEDNESDAY, AssessmentJson.readMemory("""
                {"grade": "INDETERMINATE", "gradeSince": "2022-07-27T08:00:00Z", "openFlags": {}, "course": {"asked": {},
                 "lastKnown": {"grade": "SEVERE", "asOf": "2022-06-10T08:00:00Z"}}}"""));

        // When
        AlertChange change = decide(open, stale);

        // Then
        assertThat(change.reason()).isEqualTo(Reason.INPUTS_MISSING);
        assertThat(change.headline())
                .isEqualTo("Acme: cannot be graded: inputs are missing or stale;"
                        + " last known SEVERE, as of 2022-06-10");
    }

    private AlertChange decide(List<OpenAlert> open, Assessment now) {
        return policy.decide(open, now, "Acme").get(0);
    }

    private List<OpenAlert> after(List<OpenAlert> open, Assessment now) {
        return policy.after(open, policy.decide(open, now, "Acme"));
    }

    private static Assessment atLeast(Grade grade, Instant at) {
        Assessment it = graded(INDETERMINATE, at);
        return new Assessment(
                it.subject(),
                at,
                INDETERMINATE,
                INDETERMINATE,
                at,
                true,
                it.flags(),
                it.findings(),
                it.metrics(),
                it.hedges(),
                it.rulebookVersion(),
                it.memory(),
                Optional.of(new GradeRange(grade, CAPITULATION, List.of("loans and debt service"))));
    }

    private static Assessment with(Assessment it, Grade raw, Instant since, GradeMemory memory) {
        return new Assessment(
                it.subject(),
                it.at(),
                it.grade(),
                raw,
                since,
                it.incomplete(),
                it.flags(),
                it.findings(),
                it.metrics(),
                it.hedges(),
                it.rulebookVersion(),
                memory,
                it.range());
    }
}
