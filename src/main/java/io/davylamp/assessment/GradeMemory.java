package io.davylamp.assessment;

import io.davylamp.mining.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the grade's hysteresis remembers from one assessment to the next. It holds counts and moments, never the past
 * itself, so that an assessment is reproduced from its inputs and this.
 *
 * @param grade the grade in force; empty before the first assessment
 * @param gradeSince when it came into force
 * @param rise the streaks of assessments that asked for a worse grade, while there is one
 * @param fall on how many days in a row the grade was not held; empty while the grade is INDETERMINATE
 * @param openFlags open crunch flags and since when
 * @param interrupted while the grade is INDETERMINATE, the one that was in force before it; it is resumed when the
 *     inputs are back. Empty otherwise, and where there never was one, and where time is counted
 * @param course where time is counted, what it has to pass for, instead of {@code rise} and {@code fall}
 */
public record GradeMemory(
        Optional<Grade> grade,
        Optional<Instant> gradeSince,
        Optional<Rise> rise,
        Optional<Fall> fall,
        Map<String, Instant> openFlags,
        Optional<Grade> interrupted,
        Optional<Course> course) {
    public static final GradeMemory NONE = new GradeMemory(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public GradeMemory {
        openFlags = Collections.unmodifiableMap(new TreeMap<>(openFlags));
        course = Objects.requireNonNullElse(course, Optional.empty());
    }

    /** One that counts assessments and days. */
    public GradeMemory(
            Optional<Grade> grade,
            Optional<Instant> gradeSince,
            Optional<Rise> rise,
            Optional<Fall> fall,
            Map<String, Instant> openFlags,
            Optional<Grade> interrupted) {
        this(grade, gradeSince, rise, fall, openFlags, interrupted, Optional.empty());
    }

    /** One that counts time. */
    static GradeMemory timed(Grade grade, Instant since, Map<String, Instant> openFlags, Course course) {
        return new GradeMemory(
                Optional.of(grade),
                Optional.of(since),
                Optional.empty(),
                Optional.empty(),
                openFlags,
                Optional.empty(),
                Optional.of(course));
    }

    /** The same with other crunch flags open. */
    public GradeMemory withOpenFlags(Map<String, Instant> flags) {
        return new GradeMemory(grade, gradeSince, rise, fall, flags, interrupted, course);
    }

    /** The last grade that was one: that in force, or, while it is INDETERMINATE, the one it interrupted. */
    Optional<Grade> lastGrade() {
        return grade.filter(it -> it != Grade.INDETERMINATE).or(() -> interrupted);
    }

    /**
     * Streaks of assessments that asked for a grade worse than the one in force.
     *
     * @param streaks for each worse grade, in how many assessments (days, for the network) in a row it or a worse one
     *     was asked for
     * @param day the UTC day last counted
     */
    public record Rise(Map<Grade, Integer> streaks, LocalDate day) {
        public Rise {
            streaks = Collections.unmodifiableMap(new TreeMap<>(streaks));
        }
    }

    /**
     * A streak of days on which the grade in force was not held.
     *
     * @param days how many, 0 where the last assessment held it
     * @param day the UTC day last seen; it is not counted again
     */
    public record Fall(int days, LocalDate day) {}

    /**
     * What time has to pass for. It holds moments that stay as they are while nothing changes, so that an assessment which
     * says the same as the one before has the same memory.
     *
     * @param asked for each grade worse than the one in force, since when it or a worse one has been asked for without
     *     a break
     * @param calmSince since when nothing has held the grade in force; empty while something does
     * @param next what comes into force next if all goes on as it is; empty where nothing does
     * @param lastKnown while the grade is INDETERMINATE, the one before it; empty where there never was one
     */
    public record Course(
            Map<Grade, Instant> asked,
            Optional<Instant> calmSince,
            Optional<Next> next,
            Optional<LastKnown> lastKnown) {
        static final Course NOTHING = new Course(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public Course {
            asked = Collections.unmodifiableMap(new TreeMap<>(asked));
        }

        static Course ageing(Optional<LastKnown> lastKnown) {
            return new Course(Map.of(), Optional.empty(), Optional.empty(), lastKnown);
        }
    }

    /** A grade and the moment from which it is in force, unless something changes before. */
    public record Next(Grade grade, Instant at) {}

    /**
     * A grade that was in force until its inputs were missing or stale.
     *
     * @param asOf the moment its figures are of
     */
    public record LastKnown(Grade grade, Instant asOf) {}
}
