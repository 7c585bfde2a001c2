package io.davylamp.assessment;

import io.davylamp.mining.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
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
 *     inputs are back. Empty otherwise, and where there never was one
 */
public record GradeMemory(
        Optional<Grade> grade,
        Optional<Instant> gradeSince,
        Optional<Rise> rise,
        Optional<Fall> fall,
        Map<String, Instant> openFlags,
        Optional<Grade> interrupted) {
    public static final GradeMemory NONE = new GradeMemory(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public GradeMemory {
        openFlags = Collections.unmodifiableMap(new TreeMap<>(openFlags));
    }

    /** The same with other crunch flags open. */
    public GradeMemory withOpenFlags(Map<String, Instant> flags) {
        return new GradeMemory(grade, gradeSince, rise, fall, flags, interrupted);
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
}
