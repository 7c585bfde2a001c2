package io.davylamp.delivery;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertPolicy;
import io.davylamp.alert.AlertSettings;
import io.davylamp.alert.Assessments;
import io.davylamp.alert.OpenAlert;
import io.davylamp.assessment.Standing;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes of alerts, decided by the policy itself. */
public final class Changes {
    public static final Instant MONDAY = Assessments.MONDAY;

    private static final AlertPolicy POLICY = new AlertPolicy(AlertSettings.DEFAULT);

    private Changes() {}

    /** An operator's grade has risen to this. */
    public static AlertChange opened(String operator, Grade grade) {
        return opened(operator, grade, MONDAY);
    }

    public static AlertChange opened(String operator, Grade grade, Instant at) {
        return POLICY.decide(
                        List.of(), Assessments.graded(new Subject(operator), grade, at, false), "Miner " + operator)
                .get(0);
    }

    /** The change that follows, a second later, once the grade is this. */
    public static AlertChange next(AlertChange before, Grade grade) {
        List<OpenAlert> open = POLICY.after(List.of(), List.of(before));
        return POLICY.decide(
                        open,
                        Assessments.graded(before.subject(), grade, before.at().plusSeconds(1), false),
                        before.subjectName())
                .get(0);
    }

    public static AlertChange flagOpened(String operator, String flag) {
        return POLICY.decide(
                        List.of(),
                        Assessments.graded(new Subject(operator), Grade.NORMAL, MONDAY, false, flag),
                        "Miner " + operator)
                .get(0);
    }

    public static AlertChange inputsMissing(String operator) {
        return POLICY.decide(
                        List.of(),
                        Assessments.graded(new Subject(operator), Grade.INDETERMINATE, MONDAY, true),
                        "Miner " + operator)
                .get(0);
    }

    /** The same change of a grade that its figures alone do not give. */
    public static AlertChange standing(AlertChange change, Standing standing) {
        return new AlertChange(
                change.changeId(),
                change.alertId(),
                change.subject(),
                change.subjectName(),
                change.topic(),
                change.reason(),
                change.at(),
                change.openedAt(),
                change.gradeBefore(),
                change.gradeAfter(),
                change.peakGrade(),
                change.headline(),
                change.lines(),
                change.actions(),
                change.rulebookVersion(),
                Optional.of(standing));
    }

    /** The same change with other words. */
    public static AlertChange saying(AlertChange change, String headline, String line, String action) {
        return new AlertChange(
                change.changeId(),
                change.alertId(),
                change.subject(),
                change.subjectName(),
                change.topic(),
                change.reason(),
                change.at(),
                change.openedAt(),
                change.gradeBefore(),
                change.gradeAfter(),
                change.peakGrade(),
                headline,
                List.of(new AlertChange.Line("LIQ-003", line)),
                List.of(action),
                change.rulebookVersion());
    }
}
