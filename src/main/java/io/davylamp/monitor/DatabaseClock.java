package io.davylamp.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The moment by the database's clock, which is one for all replicas: a machine whose own clock is wrong must not refuse
 * what is of now, nor take what is yet to come. The difference is measured at intervals; to ask for the moment costs
 * nothing.
 */
final class DatabaseClock extends Clock {
    private static final Logger LOG = Logger.getLogger(DatabaseClock.class);

    /** Two machines kept in time differ by less, and so does a question that took its time. */
    private static final Duration SAME = Duration.ofSeconds(1);

    private final Clock own;
    private volatile Duration ahead = Duration.ZERO;

    DatabaseClock(Clock own) {
        this.own = own;
    }

    /** Asks the database for its moment. An answer that took longer than clocks may differ says nothing. */
    void measure(Supplier<Instant> database) {
        Instant before = own.instant();
        Instant theirs = database.get();
        Duration took = Duration.between(before, own.instant());
        if (took.compareTo(SAME) > 0 || took.isNegative()) {
            return;
        }
        Duration measured = Duration.between(before.plus(took.dividedBy(2)), theirs);
        Duration taken = measured.abs().compareTo(SAME) < 0 ? Duration.ZERO : measured;
        if (!taken.isZero() && ahead.minus(taken).abs().compareTo(SAME) > 0) {
            LOG.warnf("this machine's clock is wrong by %s; the database's clock is used instead", taken.negated());
        }
        ahead = taken;
    }

    /** How far the database's clock is ahead of our own; nothing where they differ by less than a second. */
    Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(own.withZone(zone), ahead);
    }
}
