package io.davylamp.monitor;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Runs work in one transaction of its own: committed when it returns, rolled back when it throws. */
@ApplicationScoped
class Transactions {
    /** Seconds; a backfill of many years over a large book takes its time. */
    private static final int TIMEOUT = 600;

    <T> T inOne(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT).call(work::get);
    }
}
