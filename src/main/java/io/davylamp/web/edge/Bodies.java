package io.davylamp.web.edge;

import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.HttpFaults;
import io.davylamp.web.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Reads bodies where they cost nothing but memory: no thread waits for a sender. What is held is bounded in all; where
 * more comes, the largest body that is not complete is dropped.
 */
@Singleton
class Bodies {
    private static final int SOON = 2;

    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final Set<Body> incomplete = ConcurrentHashMap.newKeySet();

    Bodies(HttpConfig config) {
        this.most = config.bodiesInMemory().asLongValue();
    }

    /**
     * Reads the body of a request and goes on with it, or refuses it.
     *
     * @param limit the largest body taken, in bytes
     */
    void read(RoutingContext request, long limit, Connection connection, BiConsumer<RoutingContext, Fault> refuse) {
        HttpServerRequest source = request.request();
        Body body = new Body(request, limit, connection.channel().eventLoop(), refuse);
        incomplete.add(body);
        request.addEndHandler(end -> release(body));
        connection.atExpiry(() -> body.refuse(HttpFaults.tooSlow()));
        source.handler(body::add);
        source.exceptionHandler(failure -> release(body));
        source.endHandler(end -> {
            if (incomplete.remove(body)) {
                connection.serving();
                request.addEndHandler(done -> connection.answered());
                body.goOn();
            }
        });
        if ("100-continue".equalsIgnoreCase(source.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        source.resume();
    }

    long held() {
        return held.get();
    }

    private void release(Body body) {
        incomplete.remove(body);
        held.addAndGet(-body.letGo());
    }

    /** Whether there is room for it, or room could be made. */
    private boolean makeRoom(Body body) {
        while (held.get() > most) {
            Optional<Body> largest = incomplete.stream().max(Comparator.comparingLong(Body::size));
            largest.ifPresent(it -> it.refuse(busy()));
            if (largest.isEmpty() || largest.get() == body) {
                return false;
            }
        }
        return true;
    }

    private static Fault busy() {
        return Fault.passing(
                ProblemType.BUSY,
                SOON,
                "too many request bodies came at once; nothing of this one was kept.",
                "Maybe send it in parts, one after another.");
    }

    /** One body on its way. */
    private final class Body {
        private final RoutingContext request;
        private final long limit;
        private final Executor loop;
        private final BiConsumer<RoutingContext, Fault> refuse;
        private Buffer read = Buffer.buffer();
        private long size;

        Body(RoutingContext request, long limit, Executor loop, BiConsumer<RoutingContext, Fault> refuse) {
            this.request = request;
            this.limit = limit;
            this.loop = loop;
            this.refuse = refuse;
        }

        synchronized long size() {
            return size;
        }

        void add(Buffer chunk) {
            if (grow(chunk.length())) {
                if (size() > limit) {
                    refuse(HttpFaults.tooLarge());
                } else if (makeRoom(this)) {
                    read.appendBuffer(chunk);
                }
            }
        }

        /** Counts what came; not once it was dropped. */
        private synchronized boolean grow(int more) {
            if (!incomplete.contains(this)) {
                return false;
            }
            size += more;
            held.addAndGet(more);
            return true;
        }

        void goOn() {
            Optional<Fault> fault = FormBody.fault(request.request().getHeader("Content-Type"), read);
            if (fault.isPresent()) {
                refuse.accept(request, fault.get());
            } else {
                ((RoutingContextInternal) request).setBody(read);
                request.next();
            }
        }

        /** By whatever thread, but the answer is given by the connection's own. */
        void refuse(Fault fault) {
            if (incomplete.remove(this)) {
                release(this);
                loop.execute(() -> {
                    read = Buffer.buffer();
                    if (!request.response().ended() && !request.response().closed()) {
                        request.response().putHeader("Connection", "close");
                        refuse.accept(request, fault);
                    }
                });
            }
        }

        synchronized long letGo() {
            long given = size;
            size = 0;
            return given;
        }
    }
}
