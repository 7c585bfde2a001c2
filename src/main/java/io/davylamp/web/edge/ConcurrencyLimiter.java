package io.davylamp.web.edge;

import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Gives turns to what is {@link ConcurrencyLimited}. */
@ConcurrencyLimited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ConcurrencyLimiter {
    private static final int SOON = 2;
    private static final int LATER = 30;

    private final Places places;
    private final HttpConfig config;

    ConcurrencyLimiter(Places places, HttpConfig config) {
        this.places = places;
        this.config = config;
    }

    @AroundInvoke
    Object inTurn(InvocationContext call) throws Exception {
        ConcurrencyLimited.Kind kind = kind(call);
        Semaphore free = places.of(kind);
        boolean waits = kind == ConcurrencyLimited.Kind.COMPUTATION;
        if (!free.tryAcquire(waits ? config.turnWithin().toMillis() : 0, TimeUnit.MILLISECONDS)) {
            throw Fault.passing(
                    ProblemType.BUSY,
                    waits ? SOON : LATER,
                    waits
                            ? "%d such computations are under way.".formatted(config.computations())
                            : "a replay is under way.",
                    waits ? "Maybe send fewer at once." : "Maybe wait for its answer: one runs at a time.");
        }
        try {
            return call.proceed();
        } finally {
            free.release();
        }
    }

    private static ConcurrencyLimited.Kind kind(InvocationContext call) {
        ConcurrencyLimited onMethod = call.getMethod().getAnnotation(ConcurrencyLimited.class);
        ConcurrencyLimited found = onMethod == null
                ? call.getMethod().getDeclaringClass().getAnnotation(ConcurrencyLimited.class)
                : onMethod;
        return Objects.requireNonNull(found).value();
    }

    /** How many places are free, by kind. */
    @jakarta.inject.Singleton
    static class Places {
        private final Map<ConcurrencyLimited.Kind, Semaphore> free;

        Places(HttpConfig config) {
            this.free = Map.of(
                    ConcurrencyLimited.Kind.REPLAY,
                    new Semaphore(1, true),
                    ConcurrencyLimited.Kind.COMPUTATION,
                    new Semaphore(config.computations(), true));
        }

        Semaphore of(ConcurrencyLimited.Kind kind) {
            return Objects.requireNonNull(free.get(kind));
        }
    }
}
