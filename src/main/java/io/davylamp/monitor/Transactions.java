package io.davylamp.monitor;

import io.davylamp.sql.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs work in one transaction of its own: committed when it returns, rolled back when it throws. Where two were in each
 * other's way (a deadlock, a serialisation fault), the one that had to give way is run again.
 */
@ApplicationScoped
class Transactions {
    /** Seconds; a backfill of many years over a large book takes its time. */
    private static final int TIMEOUT = 600;

    private static final int ATTEMPTS = 3;

    <T> T inOne(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().timeout(TIMEOUT).call(work::get);
            } catch (RuntimeException e) {
                boolean conflict = Outage.behind(e).stream().anyMatch(it -> it.kind() == Outage.Kind.CONFLICT);
                if (!conflict || attempt == ATTEMPTS || !paused(attempt)) {
                    throw e;
                }
            }
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
}
