package io.davylamp.alert;

import io.davylamp.assessment.Standing;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One change of an alert, with all a receiver needs to understand it.
 *
 * @param changeId the same for the same change, however often it is decided
 * @param alertId the alert's, from its subject, topic and opening
 * @param subject whom it is about
 * @param subjectName its name for people
 * @param topic what it is about, see {@link Topic}
 * @param reason why it changed, and so the {@link #kind()}
 * @param at the moment of the assessment that caused it
 * @param openedAt when the alert opened
 * @param gradeBefore the grade last notified; for an opening, the worst grade that is not notified
 * @param gradeAfter the grade now, or, where it cannot be given, what it is at least; for flags and inputs, the
 *     subject's grade
 * @param peakGrade the worst grade since the alert opened
 * @param headline the change in a sentence
 * @param lines what the rules said, worst first
 * @param actions what can be done about it
 * @param rulebookVersion the rulebook that judged
 * @param standing what holds the grade and until when, how bad the truth may be, what was known last; empty where the
 *     figures alone give the grade
 */
public record AlertChange(
        String changeId,
        String alertId,
        Subject subject,
        String subjectName,
        String topic,
        Reason reason,
        Instant at,
        Instant openedAt,
        Grade gradeBefore,
        Grade gradeAfter,
        Grade peakGrade,
        String headline,
        List<Line> lines,
        List<String> actions,
        String rulebookVersion,
        Optional<Standing> standing) {
    private static final int MAX_ENTRIES = 40;
    private static final int MAX_LENGTH = 1_000;

    /** One rule's sentence. */
    public record Line(String ruleId, String text) {
        public Line {
            ruleId = PlainText.of(ruleId, 64);
            text = PlainText.of(text, MAX_LENGTH);
        }
    }

    public AlertChange {
        subjectName = PlainText.of(subjectName, 200);
        headline = PlainText.of(headline, 400);
        lines = lines.stream().limit(MAX_ENTRIES).toList();
        actions = actions.stream()
                .limit(MAX_ENTRIES)
                .map(it -> PlainText.of(it, MAX_LENGTH))
                .toList();
    }

    /** A change of a grade that its figures alone give, or of no grade. */
    public AlertChange(
            String changeId,
            String alertId,
            Subject subject,
            String subjectName,
            String topic,
            Reason reason,
            Instant at,
            Instant openedAt,
            Grade gradeBefore,
            Grade gradeAfter,
            Grade peakGrade,
            String headline,
            List<Line> lines,
            List<String> actions,
            String rulebookVersion) {
        this(
                changeId,
                alertId,
                subject,
                subjectName,
                topic,
                reason,
                at,
                openedAt,
                gradeBefore,
                gradeAfter,
                peakGrade,
                headline,
                lines,
                actions,
                rulebookVersion,
                Optional.empty());
    }

    public Reason.Kind kind() {
        return reason.kind();
    }
}
