package io.davylamp.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.davylamp.ingest.MalformedBody;
import io.davylamp.mining.InvalidValue;
import io.davylamp.monitor.ReadingQueue;
import io.davylamp.rulebook.NoRulebook;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The edge where faults become answers: problem documents for programs, a page for people. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int SOON = 2;
    private static final int LATER = 15;

    private final ProblemPage page;

    ProblemMapper(ProblemPage page) {
        this.page = page;
    }

    @ServerExceptionMapper
    public Response fault(Fault fault, RoutingContext request) {
        return answer(fault, request);
    }

    @ServerExceptionMapper
    public Response malformed(MalformedBody e, RoutingContext request) {
        return answer(Fault.of(ProblemType.MALFORMED_BODY, String.valueOf(e.getMessage()), e.advice()), request);
    }

    @ServerExceptionMapper
    public Response invalid(InvalidValue e, RoutingContext request) {
        String pointer = "/" + e.field().replace('.', '/');
        return answer(
                Fault.atPointer(ProblemType.INVALID_VALUE, pointer, String.valueOf(e.getMessage()), e.advice()),
                request);
    }

    @ServerExceptionMapper
    public Response full(ReadingQueue.Full e, RoutingContext request) {
        return answer(
                Fault.passing(
                        ProblemType.BUSY,
                        SOON,
                        "%s Nothing of this request was kept.".formatted(e.getMessage()),
                        "Maybe send fewer requests at once, with more readings in each."),
                request);
    }

    @ServerExceptionMapper
    public Response noRulebook(NoRulebook e, RoutingContext request) {
        return answer(
                Fault.passing(
                        ProblemType.NO_RULEBOOK,
                        LATER,
                        String.valueOf(e.getMessage()),
                        "Maybe see /api/v1/rulebooks/status: it names file, line and rule."),
                request);
    }

    @ServerExceptionMapper
    public Response json(MismatchedInputException e, RoutingContext request) {
        return answer(JsonFaults.of(e), request);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e, RoutingContext request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(JsonFaults.of(json), request);
        } else if (e.getResponse().getStatus() >= 500) {
            return any(e, request);
        }
        return answer(HttpFaults.of(e.getResponse().getStatus(), request), request);
    }

    @ServerExceptionMapper
    public Response any(Exception e, RoutingContext request) {
        if (Outage.isBehind(e)) {
            LOG.warnf("a request failed because the database did not answer: %s", Outage.reason(e));
            return answer(
                    Fault.passing(
                            ProblemType.DATABASE_UNREACHABLE,
                            SOON,
                            readsOnly(request)
                                    ? "the database does not answer, so nothing can be shown."
                                    : "the database does not answer; what was sent is not known to be kept.",
                            readsOnly(request)
                                    ? "Maybe try again after a while."
                                    : "Maybe send it again after a while: ids make a repeat harmless."),
                    request);
        }
        LOG.error("a request failed by a fault of ours", e);
        return answer(Fault.of(ProblemType.INTERNAL, "the request failed here; the log says why.", null), request);
    }

    private static boolean readsOnly(RoutingContext request) {
        return READS.contains(request.request().method());
    }

    private Response answer(Fault fault, RoutingContext request) {
        Response.ResponseBuilder response =
                Response.status(fault.type().status()).header("Vary", "Accept");
        if (fault.retryAfterSeconds() > 0) {
            response.header("Retry-After", fault.retryAfterSeconds());
        }
        Problem problem = Problem.of(fault, RequestIds.of(request));
        return (ProblemPage.isWantedBy(request)
                        ? response.type("text/html;charset=UTF-8").entity(page.render(problem))
                        : response.type(Problem.MEDIA_TYPE).entity(problem.json()))
                .build();
    }
}
