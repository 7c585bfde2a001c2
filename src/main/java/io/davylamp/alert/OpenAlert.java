package io.davylamp.alert;

import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import java.time.Instant;

/**
 * An alert that has not been resolved.
 *
 * @param alertId from subject, topic and opening
 * @param subject whom it is about
 * @param topic what it is about, see {@link Topic}
 * @param grade the grade last notified
 * @param peakGrade the worst grade since it opened
 * @param openedAt the moment of the assessment that opened it
 * @param lastNotifiedAt the moment of the last change
 * @param acknowledged whether a person has taken it on: it is then not repeated until it gets worse
 */
public record OpenAlert(
        String alertId,
        Subject subject,
        String topic,
        Grade grade,
        Grade peakGrade,
        Instant openedAt,
        Instant lastNotifiedAt,
        boolean acknowledged) {

    /** The alert a change leaves open. */
    static OpenAlert after(AlertChange change, boolean wasAcknowledged) {
        return new OpenAlert(
                change.alertId(),
                change.subject(),
                change.topic(),
                change.gradeAfter(),
                change.peakGrade(),
                change.openedAt(),
                change.at(),
                wasAcknowledged && change.kind() != Reason.Kind.ESCALATED);
    }
}
