package io.davylamp.alert;

import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert as it is listed.
 *
 * @param alertId from subject, topic and opening
 * @param subject whom it is about
 * @param subjectName its name for people
 * @param topic what it is about, see {@link Topic}
 * @param grade the grade last notified
 * @param peakGrade the worst grade since it opened
 * @param headline the last change in a sentence
 * @param openedAt when it opened
 * @param lastNotifiedAt when it was last notified, which is when it last changed
 * @param resolvedAt when it was resolved; empty while it is open
 * @param acknowledgement who took it on
 */
public record AlertRow(
        String alertId,
        Subject subject,
        String subjectName,
        String topic,
        Grade grade,
        Grade peakGrade,
        String headline,
        Instant openedAt,
        Instant lastNotifiedAt,
        Optional<Instant> resolvedAt,
        Optional<Acknowledgement> acknowledgement) {

    /** Which alerts to list. */
    public enum Status {
        OPEN,
        RESOLVED,
        ALL
    }

    /** Who took an alert on, and when. */
    public record Acknowledgement(String by, Instant at) {}
}
