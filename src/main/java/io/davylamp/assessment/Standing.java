package io.davylamp.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.davylamp.assessment.GradeMemory.Course;
import io.davylamp.assessment.GradeMemory.LastKnown;
import io.davylamp.assessment.GradeMemory.Next;
import io.davylamp.metrics.OperatorMetric.EstimatedShare;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a grade stands beside the figures it is based on: what holds it and until when, how bad the truth may be where
 * figures are wanting, and what was known last. Pages, API, alerts and webhooks take their words from here.
 *
 * @param text the whole in sentences; empty where the figures alone give the grade in force
 * @param held why the grade in force is not what the figures alone say
 * @param range from which grade to which the truth may be
 * @param lastKnown the grade that was in force until its figures became stale
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Standing(String text, Optional<Held> held, Optional<GradeRange> range, Optional<LastKnown> lastKnown) {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * A grade in force that the figures of the moment alone do not give: a worse one that has not fallen yet, or a calmer
     * one while a worse is not confirmed yet.
     *
     * @param figuresSay the grade of the figures alone
     * @param since since when they have asked for another; empty where it is not known
     * @param next what comes into force next if all goes on as it is
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Held(Grade figuresSay, Optional<Instant> since, Optional<Next> next) {}

    /** How an assessment stands. */
    public static Standing of(Assessment assessment) {
        return of(assessment, false);
    }

    /**
     * The same.
     *
     * @param past whether it is of a past that nobody reports on any more: its grade is then only the last known
     */
    public static Standing of(Assessment assessment, boolean past) {
        return new Standing(
                String.join(" ", sentences(assessment, past, Grade::name)),
                past ? Optional.empty() : held(assessment),
                assessment.range(),
                lastKnown(assessment, past));
    }

    /** Whether there is nothing to say: the figures alone give the grade in force. */
    public boolean saysNothing() {
        return text.isEmpty();
    }

    /**
     * The same in sentences.
     *
     * @param past whether it is of a past that nobody reports on any more
     * @param word how a grade is written
     */
    public static List<String> sentences(Assessment assessment, boolean past, Function<Grade, String> word) {
        List<String> sentences = new ArrayList<>();
        lastKnown(assessment, past)
                .ifPresent(it ->
                        sentences.add("Last known %s, as of %s.".formatted(word.apply(it.grade()), day(it.asOf()))));
        boolean estimated = assessment.metrics().find(EstimatedShare.class).isPresent();
        assessment.range().ifPresent(it -> sentences.add(range(it, estimated, word)));
        held(assessment)
                .filter(it -> !past)
                .ifPresent(it -> sentences.add(
                        it.figuresSay().worseThan(assessment.grade())
                                ? rising(assessment.grade(), it, word)
                                : falling(assessment.grade(), it, word)));
        return sentences;
    }

    /** {@code 2022-07-31}. */
    public static String day(Instant at) {
        return MINUTES.format(at).substring(0, 10);
    }

    /** The grade in force, or where it cannot be given what it is at least, where that is known. */
    public static Grade known(Assessment assessment) {
        return assessment.grade() == Grade.INDETERMINATE
                ? assessment.range().map(GradeRange::atLeast).orElse(Grade.INDETERMINATE)
                : assessment.grade();
    }

    /** Where a grade cannot be given, the one it is sorted by: the worst of what it is at least and what was known last. */
    static Optional<Grade> ranksAs(Assessment assessment) {
        return Optional.of(known(assessment))
                .map(it ->
                        lastKnown(assessment).map(LastKnown::grade).orElse(it).worst(it))
                .filter(it -> assessment.grade() == Grade.INDETERMINATE && it != Grade.INDETERMINATE);
    }

    private static Optional<LastKnown> lastKnown(Assessment assessment) {
        return assessment.memory().course().flatMap(Course::lastKnown);
    }

    private static Optional<LastKnown> lastKnown(Assessment assessment, boolean past) {
        boolean graded = assessment.grade() != Grade.INDETERMINATE;
        return past && graded ? Optional.of(new LastKnown(assessment.grade(), assessment.at())) : lastKnown(assessment);
    }

    private static Optional<Held> held(Assessment assessment) {
        boolean graded = assessment.grade() != Grade.INDETERMINATE && assessment.rawGrade() != Grade.INDETERMINATE;
        if (!graded || assessment.grade() == assessment.rawGrade()) {
            return Optional.empty();
        }
        Optional<Course> course = assessment.memory().course();
        Optional<Next> next = course.flatMap(Course::next);
        Optional<Instant> since = course.flatMap(Course::calmSince)
                .or(() -> next.flatMap(it -> course.map(known -> known.asked().get(it.grade()))));
        return Optional.of(new Held(assessment.rawGrade(), since, next));
    }

    private static String range(GradeRange range, boolean estimated, Function<Grade, String> word) {
        if (estimated && range.atLeast() == range.atMost()) {
            return "%s at both ends of what is estimated.".formatted(word.apply(range.atLeast()));
        }
        String ends = estimated ? ", with estimates at their good ends," : "";
        String known = range.atLeast() == Grade.NORMAL
                ? "What is known%s asks for no grade".formatted(ends)
                : "At least %s on what is known%s".formatted(word.apply(range.atLeast()), ends);
        String upTo = range.atMost() == Grade.CAPITULATION
                ? ""
                : "%s at most %s"
                        .formatted(
                                ends.isEmpty() || range.atLeast() == Grade.NORMAL ? "," : "",
                                word.apply(range.atMost()));
        String settled =
                range.wouldSettle().isEmpty() ? "" : "; to settle it: " + String.join(", ", range.wouldSettle());
        return known + upTo + settled + ".";
    }

    private static String falling(Grade grade, Held held, Function<Grade, String> word) {
        String figures =
                "Held at %s: the figures alone say %s".formatted(word.apply(grade), word.apply(held.figuresSay()));
        String since = held.since()
                .map(it -> ", and none has asked for %s since %s".formatted(word.apply(grade), minute(it)))
                .orElse("");
        String until = held.next()
                .map(it -> " It falls to %s on %s, if that lasts.".formatted(word.apply(it.grade()), minute(it.at())))
                .orElse(" It falls class by class once calm has lasted.");
        return figures + since + "." + until;
    }

    private static String rising(Grade grade, Held held, Function<Grade, String> word) {
        String figures =
                "Still %s: the figures alone say %s".formatted(word.apply(grade), word.apply(held.figuresSay()));
        return figures
                + held.next()
                        .map(it -> ". It becomes %s on %s, if they have not eased by then."
                                .formatted(word.apply(it.grade()), minute(it.at())))
                        .orElse(", which is not confirmed yet.");
    }

    private static String minute(Instant at) {
        return MINUTES.format(at);
    }
}
