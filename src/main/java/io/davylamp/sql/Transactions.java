package io.davylamp.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs work in one transaction: the thread's, where it is in one, or else one of the work's own, committed when the work
 * returns and rolled back when it throws. Where two were in each other's way (a deadlock, a serialisation fault), the one
 * that had to give way is run again.
 */
@ApplicationScoped
public class Transactions {
    /** Seconds; a backfill of many years over a large book takes its time. */
    private static final int TIMEOUT = 600;

    private static final int ATTEMPTS = 3;
    private static final Set<Integer> OVER =
            Set.of(Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK);

    private final TransactionManager manager;

    public Transactions(TransactionManager manager) {
        this.manager = manager;
    }

    /** Runs work that has a result. */
    public <T> T inOne(Supplier<T> work) {
        return isInOne() ? joined(work) : again(work);
    }

    /** Runs work that has none. */
    public void run(Runnable work) {
        inOne(() -> {
            work.run();
            return true;
        });
    }

    /** What a part of a transaction could not do, the whole does not commit. */
    private <T> T joined(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            try {
                manager.setRollbackOnly();
            } catch (SystemException | IllegalStateException over) {
                e.addSuppressed(over);
            }
            throw e;
        }
    }

    private <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return own(work);
            } catch (RuntimeException e) {
                boolean conflict = Outage.behind(e).stream().anyMatch(it -> it.kind() == Outage.Kind.CONFLICT);
                if (!conflict || attempt == ATTEMPTS || !paused(attempt)) {
                    throw e;
                }
            }
        }
    }

    private <T> T own(Supplier<T> work) {
        begin();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
        commit();
        return result;
    }

    private boolean isInOne() {
        try {
            return !OVER.contains(manager.getStatus());
        } catch (SystemException e) {
            throw new Broken(e);
        }
    }

    /** The timeout belongs to the thread, which does other things later: it is taken back at once. */
    private void begin() {
        try {
            manager.setTransactionTimeout(TIMEOUT);
            manager.begin();
            manager.setTransactionTimeout(0);
        } catch (NotSupportedException | SystemException e) {
            throw new Broken(e);
        }
    }

    private void commit() {
        try {
            manager.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            throw new Broken(e);
        }
    }

    private void rollBack(Throwable fault) {
        try {
            manager.rollback();
        } catch (SystemException | IllegalStateException e) {
            fault.addSuppressed(e);
        }
    }

    /** Lets the other one through first, or the two would meet again. */
    private static boolean paused(int attempt) {
        try {
            Thread.sleep(attempt * ThreadLocalRandom.current().nextLong(20, 60));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The transaction could not begin, or not commit: what was done in it is undone. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Broken(Exception cause) {
            super("the transaction did not hold: " + cause.getMessage(), cause);
        }
    }
}
