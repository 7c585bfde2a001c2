package io.davylamp.monitor;

import io.davylamp.mining.OperatorId;
import io.davylamp.monitor.backlog.Backlog;
import io.davylamp.monitor.intake.FailureCause;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import io.davylamp.sql.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Works the backlog off, on threads of its own: as many connections to the database as there are workers, and no more.
 * Readings that wait go first; an outage is waited for; what fails by its own content is narrowed down to one operator
 * and passed over, so that the others go on.
 */
@ApplicationScoped
class BookWorkers {
    private static final Logger LOG = Logger.getLogger(BookWorkers.class);
    private static final Duration MAX_SLEEP = Duration.ofMinutes(1);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);

    /** How long a period of the past makes way for readings; then it takes its turn, or it would never end. */
    private static final Duration MAX_DELAY = Duration.ofMillis(500);

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    /** Operators taken one by one after a chunk of them failed: as many as the largest chunk holds. */
    private static final int CAREFUL = 250;

    private final Rulebook rulebook;
    private final Transactions transactions;
    private final Chunks chunks;
    private final Backlog backlog;
    private final ReadingQueue readings;
    private final AlertDesk alerts;
    private final StageMeters meters;
    private final JudgingFailures faults;
    private final MonitorConfig config;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopped;

    BookWorkers(
            Rulebook rulebook,
            Transactions transactions,
            Chunks chunks,
            Backlog backlog,
            ReadingQueue readings,
            AlertDesk alerts,
            StageMeters meters,
            JudgingFailures faults,
            MonitorConfig config) {
        this.rulebook = rulebook;
        this.transactions = transactions;
        this.chunks = chunks;
        this.backlog = backlog;
        this.readings = readings;
        this.alerts = alerts;
        this.meters = meters;
        this.faults = faults;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.bookWorkers(); i++) {
            Thread worker = new Thread(new Worker(), "book-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        backlog.ring();
        for (Thread worker : workers) {
            worker.join(10_000);
        }
    }

    private final class Worker implements Runnable {
        /** How many operators are still to be taken one by one. */
        private int carefully;

        @Override
        public void run() {
            try {
                while (!stopped) {
                    long heard = backlog.heard();
                    boolean mayJudge = rulebook.status().active().isPresent();
                    if (!mayJudge || !workOnce()) {
                        backlog.awaitRing(heard, MAX_SLEEP);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether there was anything to do: the book's present first, then the past of one operator. */
        private boolean workOnce() throws InterruptedException {
            try {
                return ofLine() || ofWalk();
            } catch (RuntimeException outage) {
                LOG.warn("the book cannot be judged now; it is tried again", outage);
                backlog.awaitRing(backlog.heard(), AFTER_OUTAGE);
                return true;
            }
        }

        private boolean ofLine() {
            try {
                boolean more = done(rules -> chunks.ofLine(rules, carefully > 0 ? 1 : Integer.MAX_VALUE));
                carefully = Math.max(0, carefully - 1);
                return more;
            } catch (RuntimeException fault) {
                if (!FailureCause.isContents(fault)) {
                    throw fault;
                }
                if (carefully > 0) {
                    passOver(chunks::passOverLine, fault);
                } else {
                    LOG.warn("a chunk of the book failed; its operators are judged one by one", fault);
                    carefully = CAREFUL;
                }
                return true;
            }
        }

        private boolean ofWalk() {
            makeWay();
            try {
                return done(chunks::ofWalk);
            } catch (RuntimeException fault) {
                if (!FailureCause.isContents(fault)) {
                    throw fault;
                }
                passOver(chunks::passOverWalk, fault);
                return true;
            }
        }

        private boolean done(Function<RuleSet, Chunks.Piece> work) {
            Chunks.Piece piece;
            try (Rulebook.Lease lease = rulebook.lease()) {
                piece = meters.chunk(() -> transactions.inOne(() -> work.apply(lease.rules())));
            }
            if (piece.more()) {
                meters.assessments(piece.judged());
                alerts.wakeSender();
                backlog.ring();
            }
            return piece.more();
        }

        private void passOver(Supplier<Optional<OperatorId>> work, RuntimeException fault) {
            transactions.inOne(work).ifPresent(it -> faults.notRecorded(it, fault));
            backlog.ring();
        }

        private void makeWay() {
            long deadline = System.nanoTime() + MAX_DELAY.toNanos();
            while (readings.isBusy() && System.nanoTime() < deadline && !stopped) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }
}
