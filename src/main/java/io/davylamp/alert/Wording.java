package io.davylamp.alert;

import io.davylamp.alert.AlertChange.Line;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.NotJudged;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** Puts a change into words: the headline, the rules' sentences that belong to its topic, and what can be done. */
final class Wording {
    private Wording() {}

    static String headline(Reason reason, String topic, OpenAlert open, Assessment now, String name) {
        Grade grade = now.grade();
        return name + ": "
                + switch (reason) {
                    case GRADE_ROSE -> "grade rose to " + grade;
                    case GRADE_ROSE_FURTHER -> "grade rose from %s to %s".formatted(open.grade(), grade);
                    case GRADE_EASED -> "grade eased from %s to %s".formatted(open.grade(), grade);
                    case STILL_OPEN -> "still %s; alert open since %s".formatted(grade, day(open));
                    case GRADE_BACK_TO_NORMAL -> "grade back to %s from %s".formatted(grade, open.grade());
                    case FLAG_OPENED -> "liquidity flag %s raised, grade %s".formatted(Topic.flag(topic), grade);
                    case FLAG_CLOSED -> "liquidity flag %s cleared, grade %s".formatted(Topic.flag(topic), grade);
                    case INPUTS_MISSING -> missing(now);
                    case INPUTS_BACK -> "inputs are complete again, grade " + grade;
                    case RULEBOOK_REFUSED, RULEBOOK_SOUND ->
                        throw new IllegalArgumentException(reason + " is about no assessment");
                };
    }

    private static String missing(Assessment now) {
        if (NotJudged.reason(now).isPresent()) {
            return "could not be judged";
        }
        return now.grade() == Grade.INDETERMINATE
                ? "cannot be graded: inputs are missing or stale"
                : "inputs are missing or stale; %s on what is known".formatted(now.grade());
    }

    private static LocalDate day(OpenAlert open) {
        return LocalDate.ofInstant(open.openedAt(), ZoneOffset.UTC);
    }

    /** The findings a topic is based on; none once it is resolved, for then they are about something else. */
    static List<Line> lines(Reason reason, String topic, Assessment now) {
        if (reason.kind() == Reason.Kind.RESOLVED && !topic.equals(Topic.GRADE)) {
            return List.of();
        }
        return now.findings().stream()
                .filter(belongsTo(topic))
                .map(it -> new Line(it.ruleId(), it.text()))
                .distinct()
                .toList();
    }

    private static Predicate<Finding> belongsTo(String topic) {
        return finding -> finding instanceof Finding.Stress stress
                ? topic.equals(stress.grade() == Grade.INDETERMINATE ? Topic.INPUTS : Topic.GRADE)
                : finding instanceof Finding.Crunch crunch && topic.equals(Topic.ofFlag(crunch.flag()));
    }

    /** The hedges proposed, with size and price; a proposal that came to nothing says why. */
    static List<String> actions(Reason reason, String topic, Assessment now) {
        if (reason.kind() == Reason.Kind.RESOLVED || topic.equals(Topic.INPUTS)) {
            return List.of();
        }
        return now.hedges().stream().map(Wording::action).distinct().toList();
    }

    private static String action(HedgeProposal hedge) {
        return hedge instanceof HedgeProposal.NotSized none
                ? "%s Not sized: %s".formatted(none.text(), none.reason())
                : hedge.text();
    }
}
