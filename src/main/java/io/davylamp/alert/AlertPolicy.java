package io.davylamp.alert;

import io.davylamp.alert.Reason.Kind;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Standing;
import io.davylamp.mining.Fingerprint;
import io.davylamp.mining.Grade;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which changes of a subject's alerts an assessment is worth. Pure: the same open alerts and the same
 * assessment give the same changes with the same ids, and deciding again after the changes gives none.
 *
 * <p>What cannot be graded, but is at least some grade, counts as that grade. Missing inputs never sound the all-clear:
 * while an assessment is incomplete, alerts open and escalate, but none eases or is resolved. An assessment older than the last notification changes nothing.
 */
public final class AlertPolicy {
    private final AlertSettings settings;

    public AlertPolicy(AlertSettings settings) {
        this.settings = settings;
    }

    /**
     * The changes one assessment is worth: the grade's first, then the inputs', then the flags' by name.
     *
     * @param open the subject's open alerts
     * @param now the assessment; those of one subject must come in the order of their moments
     * @param subjectName the subject's name for people
     */
    public List<AlertChange> decide(List<OpenAlert> open, Assessment now, String subjectName) {
        Map<String, OpenAlert> byTopic = new TreeMap<>();
        open.stream().filter(it -> it.subject().equals(now.subject())).forEach(it -> byTopic.put(it.topic(), it));
        List<AlertChange> changes = new ArrayList<>();
        for (String topic : topics(byTopic.keySet(), now)) {
            Optional<OpenAlert> standing = Optional.ofNullable(byTopic.get(topic));
            if (standing.filter(it -> it.lastNotifiedAt().isAfter(now.at())).isEmpty()) {
                reason(topic, standing, now)
                        .map(reason -> change(reason, topic, standing, now, subjectName))
                        .ifPresent(changes::add);
            }
        }
        return changes;
    }

    /** The alerts that are open once the changes have been made. */
    public List<OpenAlert> after(List<OpenAlert> open, List<AlertChange> changes) {
        Map<String, OpenAlert> byId = new LinkedHashMap<>();
        open.forEach(it -> byId.put(it.alertId(), it));
        for (AlertChange change : changes) {
            OpenAlert before = byId.remove(change.alertId());
            if (change.kind() != Kind.RESOLVED) {
                boolean acknowledged = before != null && before.acknowledged();
                byId.put(change.alertId(), OpenAlert.after(change, acknowledged));
            }
        }
        return List.copyOf(byId.values());
    }

    private static Collection<String> topics(Collection<String> open, Assessment now) {
        TreeSet<String> flags = new TreeSet<>();
        open.stream().filter(Topic::isFlag).forEach(flags::add);
        now.flags().stream().map(Topic::ofFlag).forEach(flags::add);
        List<String> topics = new ArrayList<>(List.of(Topic.GRADE, Topic.INPUTS));
        topics.addAll(flags);
        return topics;
    }

    private Optional<Reason> reason(String topic, Optional<OpenAlert> standing, Assessment now) {
        return switch (Topic.family(topic)) {
            case Topic.GRADE -> ofGrade(standing, now);
            case Topic.INPUTS ->
                changeOf(standing.isPresent(), incomplete(now), Reason.INPUTS_MISSING, Reason.INPUTS_BACK);
            default -> ofFlag(topic, standing, now);
        };
    }

    private Optional<Reason> ofGrade(Optional<OpenAlert> standing, Assessment now) {
        Grade grade = Standing.known(now);
        if (standing.isEmpty()) {
            return Optional.of(Reason.GRADE_ROSE).filter(it -> grade.atLeast(settings.openAt()));
        }
        OpenAlert alert = standing.get();
        if (grade.worseThan(alert.grade())) {
            return Optional.of(Reason.GRADE_ROSE_FURTHER);
        }
        if (grade == alert.grade()) {
            return Optional.of(Reason.STILL_OPEN).filter(it -> dueAgain(alert, now));
        }
        if (incomplete(now)) {
            return Optional.empty();
        }
        return Optional.of(grade.atLeast(settings.openAt()) ? Reason.GRADE_EASED : Reason.GRADE_BACK_TO_NORMAL);
    }

    private boolean dueAgain(OpenAlert alert, Assessment now) {
        return !alert.acknowledged()
                && Standing.known(now).atLeast(settings.repeatAt())
                && !alert.lastNotifiedAt().plus(settings.repeatAfter()).isAfter(now.at());
    }

    private static Optional<Reason> ofFlag(String topic, Optional<OpenAlert> standing, Assessment now) {
        boolean raised = now.flags().contains(Topic.flag(topic)) || (standing.isPresent() && incomplete(now));
        return changeOf(standing.isPresent(), raised, Reason.FLAG_OPENED, Reason.FLAG_CLOSED);
    }

    private static Optional<Reason> changeOf(boolean before, boolean after, Reason opened, Reason closed) {
        return before == after ? Optional.empty() : Optional.of(after ? opened : closed);
    }

    private static boolean incomplete(Assessment now) {
        return now.incomplete() || now.grade() == Grade.INDETERMINATE;
    }

    private AlertChange change(
            Reason reason, String topic, Optional<OpenAlert> standing, Assessment now, String subjectName) {
        boolean ofGrade = topic.equals(Topic.GRADE);
        Grade grade = ofGrade ? Standing.known(now) : now.grade();
        OpenAlert alert = standing.orElseGet(() -> opening(topic, grade, now));
        Grade before = standing.isEmpty() && ofGrade ? settings.openAt().oneCalmer() : alert.grade();
        return new AlertChange(
                "chg_" + Fingerprint.of(alert.alertId(), reason.name(), moment(now), before.name(), grade.name()),
                alert.alertId(),
                now.subject(),
                subjectName,
                topic,
                reason,
                now.at(),
                alert.openedAt(),
                before,
                grade,
                alert.peakGrade().worst(grade),
                Wording.headline(reason, topic, alert, now, subjectName),
                Wording.lines(reason, topic, now),
                Wording.actions(reason, topic, now),
                now.rulebookVersion(),
                Optional.of(Standing.of(now)).filter(it -> !Topic.isFlag(topic) && !it.saysNothing()));
    }

    private static OpenAlert opening(String topic, Grade grade, Assessment now) {
        String alertId = "alert_" + Fingerprint.of(now.subject().value(), topic, moment(now));
        return new OpenAlert(alertId, now.subject(), topic, grade, grade, now.at(), now.at(), false);
    }

    /** To the microsecond, as the database keeps it: an id must not change by having been stored. */
    private static String moment(Assessment now) {
        return now.at().truncatedTo(ChronoUnit.MICROS).toString();
    }
}
