package io.davylamp.web.edge;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;

/** Gives turns to what is {@link Bounded}. */
@Bounded
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Turns {
    private static final int SOON = 2;
    private static final int LATER = 30;

    private final Places places;
    private final HttpConfig config;

    Turns(Places places, HttpConfig config) {
        this.places = places;
        this.config = config;
    }

    @AroundInvoke
    Object inTurn(InvocationContext call) throws Exception {
        Bounded.Kind kind = kind(call);
        Semaphore free = places.of(kind);
        boolean waits = kind == Bounded.Kind.COMPUTATION;
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

    private static Bounded.Kind kind(InvocationContext call) {
        Bounded onMethod = call.getMethod().getAnnotation(Bounded.class);
        Bounded found = onMethod == null ? call.getMethod().getDeclaringClass().getAnnotation(Bounded.class) : onMethod;
        return Objects.requireNonNull(found).value();
    }

    /** How many places are free, by kind. */
    @jakarta.inject.Singleton
    static class Places {
        private final Map<Bounded.Kind, Semaphore> free;

        Places(HttpConfig config) {
            this.free = Map.of(
                    Bounded.Kind.REPLAY,
                    new Semaphore(1, true),
                    Bounded.Kind.COMPUTATION,
                    new Semaphore(config.computations(), true));
        }

        Semaphore of(Bounded.Kind kind) {
            return Objects.requireNonNull(free.get(kind));
        }
    }
}
