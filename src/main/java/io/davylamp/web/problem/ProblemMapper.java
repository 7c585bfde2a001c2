package io.davylamp.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.davylamp.ingest.MalformedBody;
import io.davylamp.ingest.TooManyItems;
import io.davylamp.mining.Declined;
import io.davylamp.mining.InvalidValue;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.rulebook.NoRulebook;
import io.davylamp.rulebook.trial.Busy;
import io.davylamp.rulebook.trial.RulesTooCostly;
import io.davylamp.rulebook.version.CorruptRulebook;
import io.davylamp.rulebook.version.RefusedMove;
import io.davylamp.sql.Outage;
import io.davylamp.sql.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The edge where faults become answers: problem documents for programs, a page for people. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** What reads forms trips over a part that is not one in many ways, and says so by whatever exception comes. */
    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

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
    public Response tooMany(TooManyItems e, RoutingContext request) {
        return answer(
                Fault.of(ProblemType.TOO_MANY_ITEMS, String.valueOf(e.getMessage()), "Maybe send it in parts."),
                request);
    }

    @ServerExceptionMapper
    public Response invalid(InvalidValue e, RoutingContext request) {
        String pointer = "/" + e.field().replace('.', '/');
        return answer(
                Fault.atPointer(ProblemType.INVALID_VALUE, pointer, String.valueOf(e.getMessage()), e.advice()),
                request);
    }

    @ServerExceptionMapper
    public Response declined(Declined e, RoutingContext request) {
        return answer(DeclinedFaults.of(e), request);
    }

    @ServerExceptionMapper
    public Response refused(RefusedMove e, RoutingContext request) {
        return answer(DeclinedFaults.of(e), request);
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
    public Response busy(Busy e, RoutingContext request) {
        return answer(
                Fault.passing(
                        ProblemType.BUSY,
                        LATER,
                        "%s It says nothing about the rules.".formatted(e.getMessage()),
                        "Maybe send it again soon."),
                request);
    }

    @ServerExceptionMapper
    public Response unbearable(RulesTooCostly e, RoutingContext request) {
        return answer(Fault.of(ProblemType.BAD_REQUEST, String.valueOf(e.getMessage()), e.advice()), request);
    }

    @ServerExceptionMapper
    public Response spoilt(CorruptRulebook e, RoutingContext request) {
        LOG.error(e.getMessage());
        return answer(Fault.of(ProblemType.SPOILT_RULEBOOK, String.valueOf(e.getMessage()), e.advice()), request);
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
        Optional<Outage> outage = Outage.behind(e);
        if (outage.isPresent()) {
            LOG.warnf(
                    "a request failed because of the database's state, %s: %s",
                    outage.get().kind(), outage.get().reason());
            return answer(
                    OutageFaults.of(
                            outage.get().kind(),
                            READS.contains(request.request().method())),
                    request);
        }
        if (Refusal.ofCharacters(e)) {
            return answer(UnstorableText.fault(), request);
        }
        if (Arrays.stream(e.getStackTrace()).anyMatch(it -> it.getClassName().startsWith(FORM_READER))) {
            return answer(HttpFaults.malformedForm(), request);
        }
        LOG.error("a request failed because of an internal error", e);
        return answer(
                Fault.of(ProblemType.INTERNAL, "an internal error ended the request; the log says why.", null),
                request);
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
