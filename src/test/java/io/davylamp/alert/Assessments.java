package io.davylamp.alert;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Subject;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Assessments to decide on, with the findings their grade and flags would come from. */
public final class Assessments {
    public static final Subject ACME = new Subject("acme");
    public static final Instant MONDAY = Instant.parse("2022-07-25T08:00:00Z");

    private Assessments() {}

    public static Assessment graded(Grade grade, Instant at, String... flags) {
        return graded(ACME, grade, at, grade == Grade.INDETERMINATE, flags);
    }

    public static Assessment incomplete(Grade grade, Instant at, String... flags) {
        return graded(ACME, grade, at, true, flags);
    }

    public static Assessment graded(Subject subject, Grade grade, Instant at, boolean incomplete, String... flags) {
        List<Finding> findings = new ArrayList<>();
        if (grade.worseThan(Grade.NORMAL)) {
            findings.add(new Finding.Stress("LIQ-003", grade, "Runway is 62 days; the floor is 90.", 1, List.of()));
        }
        if (incomplete) {
            findings.add(new Finding.Stress("DQ-001", Grade.INDETERMINATE, "Treasury is 40 days old.", 1, List.of()));
        }
        for (String flag : flags) {
            findings.add(new Finding.Crunch("COL-002", flag, "Margin call is 12 % away.", List.of()));
        }
        List<HedgeProposal> hedges = List.of(new HedgeProposal.NotSized(
                "HED-001", Instrument.SELL_FUTURES, "Sell futures for half.", "no forward curve"));
        return new Assessment(
                subject,
                at,
                grade,
                grade,
                at,
                incomplete,
                List.of(flags),
                findings,
                new MetricSet(List.of()),
                hedges,
                "rulebook-1",
                GradeMemory.NONE,
                java.util.Optional.empty());
    }
}
