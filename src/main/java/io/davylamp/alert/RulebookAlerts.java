package io.davylamp.alert;

import io.davylamp.alert.AlertChange.Line;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Fingerprint;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides what is worth a notification about the rules themselves: a version that may not judge, because it was refused
 * or had to be taken out, opens an alert of its own, which is resolved once nobody holds that version any more. Pure.
 */
public final class RulebookAlerts {
    private static final String NAME = "The rulebook";
    private static final String ADVICE =
            "Correct the rule files, or bring an earlier version into force; see the Rules page.";

    private RulebookAlerts() {}

    /**
     * The changes the present state is worth: openings by version, then resolutions.
     *
     * @param open the open alerts about {@link Subject#RULEBOOK}
     * @param refused version → what is wrong with it, for each that may not judge
     * @param inForce what judges; empty where nothing does
     */
    public static List<AlertChange> decide(
            List<OpenAlert> open, Map<String, String> refused, Optional<String> inForce, Instant now) {
        Set<String> known = open.stream().map(OpenAlert::topic).collect(Collectors.toSet());
        List<AlertChange> changes = new ArrayList<>();
        new TreeMap<>(refused).forEach((version, problem) -> {
            if (!known.contains(Topic.ofRulebook(version))) {
                changes.add(opened(version, problem, inForce, now));
            }
        });
        open.stream()
                .filter(it -> !refused.containsKey(Topic.rulebook(it.topic())))
                .forEach(it -> changes.add(resolved(it, inForce, now)));
        return changes;
    }

    private static AlertChange opened(String version, String problem, Optional<String> inForce, Instant now) {
        String topic = Topic.ofRulebook(version);
        String alertId = "alert_" + Fingerprint.of(Subject.RULEBOOK.value(), topic, moment(now));
        String headline = "%s: version %s cannot be used; %s"
                .formatted(
                        NAME,
                        version,
                        inForce.map(it -> it + " stays in force")
                                .orElse("none is in force, so every operator keeps its last grade"));
        OpenAlert opening = new OpenAlert(
                alertId, Subject.RULEBOOK, topic, Grade.INDETERMINATE, Grade.INDETERMINATE, now, now, false);
        return change(
                opening,
                Reason.RULEBOOK_REFUSED,
                headline,
                List.of(new Line("rulebook", problem)),
                List.of(ADVICE),
                inForce,
                now);
    }

    private static AlertChange resolved(OpenAlert alert, Optional<String> inForce, Instant now) {
        String headline = "%s: the problem with version %s is over; %s"
                .formatted(
                        NAME,
                        Topic.rulebook(alert.topic()),
                        inForce.map(it -> it + " is in force").orElse("none is in force"));
        return change(alert, Reason.RULEBOOK_SOUND, headline, List.of(), List.of(), inForce, now);
    }

    private static AlertChange change(
            OpenAlert alert,
            Reason reason,
            String headline,
            List<Line> lines,
            List<String> actions,
            Optional<String> inForce,
            Instant now) {
        return new AlertChange(
                "chg_" + Fingerprint.of(alert.alertId(), reason.name(), moment(now)),
                alert.alertId(),
                alert.subject(),
                NAME,
                alert.topic(),
                reason,
                now,
                alert.openedAt(),
                alert.grade(),
                alert.grade(),
                alert.peakGrade(),
                headline,
                lines,
                actions,
                inForce.orElse("none"));
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
