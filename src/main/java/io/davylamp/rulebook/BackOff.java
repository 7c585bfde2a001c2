package io.davylamp.rulebook;

import java.time.Duration;
import java.time.Instant;

/**
 * When a version that the machine was too busy for is tried again: soon, then less and less often.
 *
 * @param version the version; empty where none waits
 * @param until not before
 * @param pause how long that is after the last time
 */
record BackOff(String version, Instant until, Duration pause) {
    static final BackOff NONE = new BackOff("", Instant.EPOCH, Duration.ZERO);
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(1);

    /** Whether it is too early for a version. */
    boolean holds(String asked, Instant now) {
        return version.equals(asked) && now.isBefore(until);
    }

    /** After a version could not be tried. */
    BackOff after(String busy, Instant now) {
        Duration twice = pause.multipliedBy(2);
        Duration next = !version.equals(busy) ? FIRST : twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return new BackOff(busy, now.plus(next), next);
    }
}
