package io.davylamp.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * What every request passes before and after everything else: an id, the headers that keep browsers safe, and the
 * refusals that need no look at the body.
 */
@ApplicationScoped
class Edge {
    private static final int FIRST = 1_000;

    /** Above this many times the limit a body is not even read to its end before it is answered. */
    private static final int READ_OUT_FACTOR = 8;

    private final ProblemPage page;
    private final long bodyLimit;
    private final BodyHandler undeclared;

    Edge(
            ProblemPage page,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize bodyLimit) {
        this.page = page;
        this.bodyLimit = bodyLimit.asLongValue();
        this.undeclared = BodyHandler.create(false).setBodyLimit(this.bodyLimit);
    }

    void filters(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void routes(@Observes Router router) {
        router.route()
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::refuseLargeBody)
                .failureHandler(this::answerTooLarge);
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, HttpFaults.of(404, request)));
    }

    private void enter(RoutingContext request) {
        String id = RequestIds.assign(request);
        MDC.put("requestId", id);
        request.response().putHeader(RequestIds.HEADER, id);
        request.addHeadersEndHandler(done -> SafeHeaders.put(request));
        if (OtherSite.sent(request.request())) {
            answer(
                    request,
                    Fault.of(
                            ProblemType.CROSS_SITE,
                            "a page of another site made the browser send this.",
                            "Maybe use the page of this service, or a program that is no browser."));
        } else if (request.request().uri().contains("%00")) {
            answer(
                    request,
                    Fault.of(
                            ProblemType.BAD_REQUEST,
                            "the address holds a zero character, which no id and no name has.",
                            "Maybe the client ended a text with it: leave %00 out."));
        } else {
            request.next();
        }
    }

    /**
     * A client that is still sending would miss an answer given at once, so a bearable body is read and dropped. A
     * body of undeclared length is read up to the limit before anyone looks at it; the server itself would cut the
     * connection there without a word. A form of undeclared length is refused: read here, it would be gone for those
     * who take it apart, and they would wait for it. No browser sends one.
     */
    private void refuseLargeBody(RoutingContext request) {
        long length = declaredLength(request);
        if (request.request().getHeader("Transfer-Encoding") != null && isForm(request)) {
            request.response().putHeader("Connection", "close");
            answer(request, HttpFaults.formOfUndeclaredLength());
        } else if (request.request().getHeader("Transfer-Encoding") != null) {
            undeclared.handle(request);
        } else if (length <= bodyLimit) {
            request.next();
        } else if (request.request().getHeader("Expect") != null || length > READ_OUT_FACTOR * bodyLimit) {
            request.response().putHeader("Connection", "close");
            answer(request, HttpFaults.tooLarge());
        } else {
            request.request().handler(dropped -> {}).endHandler(end -> answer(request, HttpFaults.tooLarge()));
            request.request().resume();
        }
    }

    private static boolean isForm(RoutingContext request) {
        String type = request.request().getHeader("Content-Type");
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private void answerTooLarge(RoutingContext request) {
        if (request.statusCode() == ProblemType.BODY_TOO_LARGE.status()
                && !request.response().ended()) {
            answer(request, HttpFaults.tooLarge());
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request, Fault fault) {
        Problem problem = Problem.of(fault, RequestIds.of(request));
        HttpServerResponse response =
                request.response().setStatusCode(fault.type().status()).putHeader("Vary", "Accept");
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
