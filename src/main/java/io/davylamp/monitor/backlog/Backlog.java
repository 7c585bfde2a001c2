package io.davylamp.monitor.backlog;

import io.davylamp.mining.OperatorId;
import io.davylamp.sql.Sql.SqlFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** What waits to be judged again, how far it is, and the bell between who asks for it and who does it. */
@ApplicationScoped
public class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);

    /** Another replica may do the work, and rings no bell here. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Reassessments reassessments;
    private final Walks walks;
    private volatile Status latest = new Status(List.of(), new Walking(0, Optional.empty(), Optional.empty()));
    private long rung;

    Backlog(Reassessments reassessments, Walks walks, MeterRegistry registry) {
        this.reassessments = reassessments;
        this.walks = walks;
        Gauge.builder("davylamp.backlog.lines", () -> latest.lines().size())
                .description("Times the whole book waits to be judged again")
                .register(registry);
        Gauge.builder("davylamp.backlog.operators", () -> latest.walks().operators())
                .description("Operators whose past is only partly judged")
                .register(registry);
    }

    /**
     * What somebody may wait for.
     *
     * @param lines lines over the book
     * @param operators operators whose own readings left a walk
     */
    public record Pending(Set<Long> lines, Set<OperatorId> operators) {
        public static final Pending NOTHING = new Pending(Set.of(), Set.of());

        public Pending {
            lines = Set.copyOf(lines);
            operators = Set.copyOf(operators);
        }

        public boolean isNothing() {
            return lines.isEmpty() && operators.isEmpty();
        }

        public Pending and(Pending other) {
            Set<Long> allLines = new HashSet<>(lines);
            allLines.addAll(other.lines);
            Set<OperatorId> allOperators = new HashSet<>(operators);
            allOperators.addAll(other.operators);
            return new Pending(allLines, allOperators);
        }
    }

    /**
     * The whole backlog.
     *
     * @param lines times the book waits to be judged again, in the order they are taken up
     * @param walks operators with a past of their own before them
     */
    public record Status(List<Line> lines, Walking walks) {
        public Status {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One time the book is to be judged again.
     *
     * @param reason {@code market}, {@code rulebook} or {@code clock}
     * @param from the first moment to judge; empty: the last one judged
     * @param since when it was asked for
     * @param past whether it is a long past, which every operator walks by itself
     * @param operatorsDone how many operators are done
     * @param operators of how many
     */
    public record Line(
            String reason, Optional<Instant> from, Instant since, boolean past, long operatorsDone, long operators) {}

    /**
     * Operators whose past is only partly judged.
     *
     * @param operators how many
     * @param since when the oldest was asked for
     * @param from the earliest moment that is still to be judged
     */
    public record Walking(long operators, Optional<Instant> since, Optional<Instant> from) {}

    /** How far everything is, as of now. */
    public Status look() {
        latest = new Status(reassessments.lines(), walks.walking());
        return latest;
    }

    /** Says that there is work, or that some was done. */
    public synchronized void ring() {
        rung++;
        notifyAll();
    }

    public synchronized long heard() {
        return rung;
    }

    /** Waits until the bell rings after a moment it was {@link #heard} at, or for so long. */
    public synchronized void awaitRing(long heard, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        long left = most.toMillis();
        while (rung == heard && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    /**
     * Waits until something is done, whoever does it, or for so long. Where the database is away, nothing is waited for:
     * what is asked for is committed, and goes on by itself.
     */
    public void await(Pending pending, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        try {
            long heard = heard();
            while (!pending.isNothing() && !isDone(pending) && System.nanoTime() < deadline) {
                awaitRing(heard, LOOK_EVERY);
                heard = heard();
            }
        } catch (SqlFailure outage) {
            LOG.debug("whether the book is judged cannot be checked", outage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line becomes walks in one transaction: who sees it gone, and looks then, sees them. */
    private boolean isDone(Pending pending) {
        return !reassessments.waits(pending.lines()) && !walks.wait(pending.lines(), pending.operators());
    }
}
