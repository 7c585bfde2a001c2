package io.davylamp.rulebook.trial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Processes that wait for their next task. A warm one answers in a fraction of the time a fresh one takes. */
final class ChildProcesses {
    /** After so many tasks one is replaced, whatever they have left behind in it. */
    private static final int MAX_TASKS = 50;

    static final Duration MAX_IDLE = Duration.ofMinutes(1);

    private final Deque<ChildProcess> idle = new ArrayDeque<>();
    private final Executor afterAWhile;
    private boolean closed;

    ChildProcesses() {
        this(CompletableFuture.delayedExecutor(MAX_IDLE.toMillis(), TimeUnit.MILLISECONDS));
    }

    ChildProcesses(Executor afterAWhile) {
        this.afterAWhile = afterAWhile;
    }

    /** The one used last, so that others grow idle. */
    Optional<ChildProcess> idle() {
        while (true) {
            ChildProcess child;
            synchronized (idle) {
                child = idle.pollFirst();
            }
            if (child == null || child.isAlive()) {
                return Optional.ofNullable(child);
            }
            child.close();
        }
    }

    void giveBack(ChildProcess child) {
        boolean kept = false;
        synchronized (idle) {
            if (!closed && child.asked() < MAX_TASKS) {
                idle.addFirst(child);
                kept = true;
            }
        }
        if (kept) {
            int asked = child.asked();
            afterAWhile.execute(() -> endIfIdleSince(child, asked));
        } else {
            child.close();
        }
    }

    private void endIfIdleSince(ChildProcess child, int asked) {
        boolean ends;
        synchronized (idle) {
            ends = child.asked() == asked && idle.remove(child);
        }
        if (ends) {
            child.close();
        }
    }

    void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(ChildProcess::close);
            idle.clear();
        }
    }
}
