package io.davylamp.alert;

import io.davylamp.alert.AlertChange.Line;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.NotJudged;
import io.davylamp.assessment.Standing;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import java.util.List;
import java.util.function.Predicate;

/** Puts a change into words: the headline, the rules' sentences that belong to its topic, and what can be done. */
final class Wording {
    private Wording() {}

    static String headline(Reason reason, String topic, OpenAlert open, Assessment now, String name) {
        String grade = graded(now);
        return name + ": "
                + switch (reason) {
                    case GRADE_ROSE -> opened(now) + settled(now);
                    case GRADE_ROSE_FURTHER -> "grade rose from %s to %s".formatted(open.grade(), grade) + settled(now);
                    case GRADE_EASED -> "grade eased from %s to %s".formatted(open.grade(), grade) + held(now);
                    case STILL_OPEN -> still(now, open) + settled(now) + held(now);
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
        if (now.grade() != Grade.INDETERMINATE) {
            return "inputs are missing or stale; %s on what is known".formatted(now.grade());
        }
        return "cannot be graded: inputs are missing or stale"
                + Standing.of(now)
                        .lastKnown()
                        .map(it -> "; last known %s, as of %s".formatted(it.grade(), Standing.day(it.asOf())))
                        .orElse("");
    }

    /** {@code SEVERE}, or {@code at least SEVERE} where no more can be said. */
    private static String graded(Assessment now) {
        Grade known = Standing.known(now);
        return known == now.grade() ? known.name() : "at least " + known;
    }

    private static String opened(Assessment now) {
        if (now.grade() == Grade.INDETERMINATE) {
            return "cannot be graded, but is " + graded(now);
        }
        return now.gradeSince().equals(now.at())
                ? "grade rose to " + now.grade()
                : "grade is %s, since %s".formatted(now.grade(), Standing.day(now.gradeSince()));
    }

    /** The alert may have opened at another grade than the one in force: each has its own date. */
    private static String still(Assessment now, OpenAlert open) {
        String opened = Standing.day(open.openedAt());
        if (now.grade() == Grade.INDETERMINATE) {
            return "still %s; alert open since %s".formatted(graded(now), opened);
        }
        String since = Standing.day(now.gradeSince());
        return "still %s, since %s".formatted(now.grade(), since)
                + (since.equals(opened) ? "" : "; alert open since " + opened);
    }

    private static String settled(Assessment now) {
        return now.range()
                .filter(it -> !it.wouldSettle().isEmpty())
                .map(it -> "; to settle it: " + String.join(", ", it.wouldSettle()))
                .orElse("");
    }

    /** Why it is not what the figures say, and until when. */
    private static String held(Assessment now) {
        return Standing.of(now)
                .held()
                .filter(it -> now.grade().worseThan(it.figuresSay()))
                .map(it -> "; held, the figures alone say " + it.figuresSay()
                        + it.next()
                                .map(next -> ", it falls to %s on %s if that lasts"
                                        .formatted(next.grade(), Standing.day(next.at())))
                                .orElse(""))
                .orElse("");
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
