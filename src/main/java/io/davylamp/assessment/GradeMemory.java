package io.davylamp.assessment;

import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the grade's hysteresis remembers from one assessment to the next. It holds counts and moments, never the past
 * itself, so that an assessment is reproduced from its inputs and this.
 *
 * @param grade the grade in force; empty before the first assessment
 * @param gradeSince when it came into force
 * @param rise how many assessments in a row asked for more, and the lowest grade asked for
 * @param fall since when, and on how many days in a row, the grade could have been left
 * @param openFlags open crunch flags and since when
 */
public record GradeMemory(
        Optional<Grade> grade,
        Optional<Instant> gradeSince,
        Optional<Rise> rise,
        Optional<Fall> fall,
        Map<String, Instant> openFlags) {
    public static final GradeMemory NONE =
            new GradeMemory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public GradeMemory {
        openFlags = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(openFlags));
    }

    /** A streak of assessments that asked for a worse grade. */
    public record Rise(int count, Grade lowest) {}

    /** A streak of days on which the grade in force was not held. */
    public record Fall(int days, Instant lastCounted) {}
}
