package io.davylamp.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Subject;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Instant AT = Instant.parse("2022-07-31T23:59:59Z");

    @Test
    void the_worst_come_first_and_no_more_than_asked_for() {
        Assessment assessment = assessment(
                Grade.SEVERE,
                Grade.SEVERE,
                stress(Grade.WATCH, "thin margin"),
                stress(Grade.SEVERE, "short runway"),
                stress(Grade.STRESSED, "low cover"));

        assertThat(Reasons.of(assessment, 2)).containsExactly("short runway", "low cover");
    }

    @Test
    void what_is_missing_leads_where_it_keeps_a_grade_from_being_given() {
        Assessment assessment = assessment(
                Grade.INDETERMINATE,
                Grade.INDETERMINATE,
                stress(Grade.STRESSED, "low cover"),
                stress(Grade.INDETERMINATE, "no fleet reading"));

        assertThat(Reasons.of(assessment, 2)).containsExactly("no fleet reading", "low cover");
    }

    @Test
    void calm_is_a_reason_too() {
        assertThat(Reasons.of(assessment(Grade.NORMAL, Grade.NORMAL), 2)).containsExactly("No rule found stress.");
    }

    @Test
    void the_same_sentence_is_said_once() {
        Assessment assessment =
                assessment(Grade.WATCH, Grade.WATCH, stress(Grade.WATCH, "thin"), stress(Grade.WATCH, "thin"));

        assertThat(Reasons.of(assessment, 2)).containsExactly("thin");
    }

    private static Finding stress(Grade grade, String text) {
        return new Finding.Stress("T-1", grade, text, 1, List.of());
    }

    private static Assessment assessment(Grade grade, Grade raw, Finding... findings) {
        return new Assessment(
                new Subject("acme"),
                AT,
                grade,
                raw,
                AT,
                false,
                List.of(),
                List.of(findings),
                new MetricSet(List.of()),
                List.of(),
                "v1",
                GradeMemory.NONE,
                java.util.Optional.empty());
    }
}
