package io.davylamp.rules.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.kie.api.runtime.KieSession;

/**
 * Ends evaluations that compute for too long. What counts is the computing time of the evaluating thread, so that a
 * pause of the machine or of the garbage collector is not blamed on a rule. One thread looks at all evaluations under
 * way; watching one costs it two operations on a set.
 *
 * <p>The engine heeds a halt between two firings only: it does not leave the middle of matching. How long that can last
 * is therefore bounded beforehand, by {@link Workload}.
 */
final class Watchdog {
    /** How exact a deadline is kept. */
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(50).toNanos();

    private static final Watchdog ONLY = new Watchdog();

    private final Set<Watch> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadMXBean clocks = ManagementFactory.getThreadMXBean();

    private Watchdog() {
        Thread thread = new Thread(this::lookForEver, "rules-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Watches this thread's evaluation until the watch is closed. */
    static Watch watch(KieSession session, Duration deadline) {
        Watch watch = new Watch(session, deadline.toNanos());
        ONLY.underWay.add(watch);
        return watch;
    }

    private void lookForEver() {
        while (true) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            for (Watch watch : underWay) {
                watch.look(computed(watch.thread));
            }
        }
    }

    private long computed(Thread thread) {
        return clocks.isThreadCpuTimeSupported() ? clocks.getThreadCpuTime(thread.getId()) : System.nanoTime();
    }

    /** One evaluation under way. */
    static final class Watch implements AutoCloseable {
        private static final long NOT_SEEN = -1;

        private final Thread thread = Thread.currentThread();
        private final KieSession session;
        private final long deadlineNanos;
        /** The thread's computing time when it was first checked. */
        private long firstSeen = NOT_SEEN;

        private boolean overdue;
        private boolean ended;

        private Watch(KieSession session, long deadlineNanos) {
            this.session = session;
            this.deadlineNanos = deadlineNanos;
        }

        /** Under the lock: a session that went back to its pool belongs to somebody else and is not halted. */
        private synchronized void look(long computed) {
            if (firstSeen == NOT_SEEN) {
                firstSeen = computed;
            } else if (!ended && !overdue && computed - firstSeen >= deadlineNanos) {
                overdue = true;
                session.halt();
            }
        }

        /** Ends the watch. */
        synchronized boolean isOverdue() {
            ended = true;
            return overdue;
        }

        @Override
        public void close() {
            isOverdue();
            ONLY.underWay.remove(this);
        }
    }
}
