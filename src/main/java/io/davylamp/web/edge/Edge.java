package io.davylamp.web.edge;

import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.HttpFaults;
import io.davylamp.web.problem.Problem;
import io.davylamp.web.problem.ProblemPage;
import io.davylamp.web.problem.RequestIds;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * What every request passes before and after everything else: an id, the headers that keep browsers safe, and the
 * refusals that do not need the body.
 */
@ApplicationScoped
class Edge {
    private static final int FIRST = 1_000;

    /** Above this many times the limit a body is not even read to its end before it is answered. */
    private static final int READ_OUT_FACTOR = 8;

    /** Where bodies may be large: readings, histories, and rulebooks with their files. */
    private static final List<String> LARGE =
            List.of("/api/v1/readings", "/api/v1/market/", "/api/v1/rulebooks", "/api/v1/backtests", "/rulebooks");

    private final ProblemPage page;
    private final AllowedHosts hosts;
    private final Connections connections;
    private final Bodies bodies;
    private final long largeBody;
    private final long smallBody;

    Edge(
            ProblemPage page,
            AllowedHosts hosts,
            Connections connections,
            Bodies bodies,
            HttpConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize largeBody) {
        this.page = page;
        this.hosts = hosts;
        this.connections = connections;
        this.bodies = bodies;
        this.largeBody = largeBody.asLongValue();
        this.smallBody = config.smallBody().asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void routes(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::readBody);
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, HttpFaults.of(404, request)));
    }

    private void enter(RoutingContext request) {
        String id = RequestIds.assign(request);
        MDC.put("requestId", id);
        request.response().putHeader(RequestIds.HEADER, id);
        request.addHeadersEndHandler(done -> SafeHeaders.put(request));
        AddressFaults.of(request.request(), hosts).ifPresentOrElse(fault -> answer(request, fault), request::next);
    }

    /**
     * A client that is still sending would miss an answer given at once, so a body that is too large but bearable is
     * read and dropped.
     */
    private void readBody(RoutingContext request) {
        Connection connection = connections.of(request.request());
        long limit = LARGE.stream().anyMatch(request.normalizedPath()::startsWith)
                ? largeBody
                : Math.min(smallBody, largeBody);
        long length = declaredLength(request);
        boolean isUndeclared = request.request().getHeader("Transfer-Encoding") != null;
        if (length == 0 && !isUndeclared) {
            connection.serving();
            request.addEndHandler(done -> connection.answered());
            request.next();
        } else if (length <= limit) {
            bodies.read(request, limit, connection, this::answer);
        } else if (request.request().getHeader("Expect") != null || length > READ_OUT_FACTOR * largeBody) {
            request.response().putHeader("Connection", "close");
            answer(request, HttpFaults.tooLarge());
        } else {
            request.request().handler(dropped -> {}).endHandler(end -> answer(request, HttpFaults.tooLarge()));
            request.request().resume();
        }
    }

    private void answer(RoutingContext request, Fault fault) {
        Problem problem = Problem.of(fault, RequestIds.of(request));
        HttpServerResponse response =
                request.response().setStatusCode(fault.type().status()).putHeader("Vary", "Accept");
        if (fault.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", String.valueOf(fault.retryAfterSeconds()));
        }
        if (ProblemPage.isWantedBy(request)) {
            response.putHeader("Content-Type", "text/html;charset=UTF-8").end(page.render(problem));
        } else {
            response.putHeader("Content-Type", Problem.MEDIA_TYPE).end(problem.json());
        }
    }

    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // not ours to judge: the server refuses it
        }
    }
}
