package io.davylamp.mining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bounds of a reading's moment. */
final class Moment {
    private static final Instant GENESIS = Instant.parse("2009-01-03T00:00:00Z");
    private static final Instant LIMIT = Instant.parse("2200-01-01T00:00:00Z");

    private Moment() {}

    /** A moment in the age of proof of work, to the microsecond: the finest the database keeps. */
    static Instant check(Instant at) {
        return check("at", at);
    }

    /** The same for another field. */
    static Instant check(String field, Instant at) {
        if (at.isBefore(GENESIS) || !at.isBefore(LIMIT)) {
            throw new InvalidValue(
                    field,
                    "%s is %s; allowed is %s to %s.".formatted(field, at, GENESIS, LIMIT),
                    "Maybe the year is wrong, or seconds were given for milliseconds.");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
