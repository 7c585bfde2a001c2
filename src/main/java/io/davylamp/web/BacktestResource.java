package io.davylamp.web;

import io.davylamp.backtest.BacktestOrder;
import io.davylamp.backtest.BacktestProgress;
import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.BacktestStore;
import io.davylamp.backtest.Stretch;
import io.davylamp.rulebook.Activation;
import io.davylamp.rulebook.RulebookStore;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.UnderstoodRulebook;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Two rulebooks over stored history: ordered, looked at while it runs, cancelled. */
@Path("/api/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backtests", description = "What another rulebook would have said")
public class BacktestResource {
    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 200;
    private static final int MOST_DAYS = 366 * 20;

    private final BacktestStore backtests;
    private final RulebookStore rulebooks;
    private final Clock clock;

    BacktestResource(BacktestStore backtests, RulebookStore rulebooks, Clock clock) {
        this.backtests = backtests;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "orderBacktest",
            summary = "Order a backtest of two rulebooks over stored history",
            description = "It runs beside the live service, operator by operator, and goes on after a restart. Each"
                    + " moment is judged from what was dated up to it. Both rulebooks begin without a memory.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = BacktestRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "version",
                                            value = "{\"after\": \"0ac634f1c4466d56\", \"from\": \"2022-01-01\","
                                                    + " \"to\": \"2022-12-31\"}")))
    @APIResponse(
            responseCode = "202",
            description = "Ordered",
            content = @Content(schema = @Schema(implementation = BacktestReply.class)))
    public Response order(@Nullable BacktestRequest request) {
        if (request == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe name at least after, from and to.");
        }
        BacktestOrder order = new BacktestOrder(
                "bt_" + UUID.randomUUID().toString().replace("-", ""),
                before(request),
                after(request),
                stretch(request));
        backtests.order(order, clock.instant());
        return Response.accepted(BacktestReply.of(known(order.id()), null))
                .location(URI.create("/api/v1/backtests/" + order.id()))
                .build();
    }

    @GET
    @Operation(
            operationId = "listBacktests",
            summary = "The last backtests ordered, newest first, without their reports")
    public List<BacktestReply> latest(@RestQuery @Nullable String limit) {
        return backtests.latest(Parameters.limit(limit, USUAL_LIMIT, MOST)).stream()
                .map(it -> BacktestReply.of(it, null))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "findBacktest", summary = "How a backtest stands, and what it found so far")
    public BacktestReply one(@RestPath String id) {
        BacktestProgress progress = known(id);
        return BacktestReply.of(progress, BacktestReport.of(backtests.parts(id)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "cancelBacktest",
            summary = "Cancel a backtest",
            description = "What it found so far stays. One that has ended is left as it is.")
    public BacktestReply cancel(@RestPath String id) {
        known(id);
        backtests.cancel(id, clock.instant());
        return BacktestReply.of(known(id), null);
    }

    private BacktestProgress known(String id) {
        return backtests
                .find(id)
                .orElseThrow(() -> Fault.notFound("backtest " + id, "Maybe list them: GET /api/v1/backtests."));
    }

    private RulebookSource before(BacktestRequest request) {
        String version = Optional.ofNullable(request.before())
                .or(() -> rulebooks.active().map(Activation::version))
                .orElseThrow(() -> Fault.of(
                        ProblemType.NO_RULEBOOK, "no rulebook is in force.", "Maybe name the old one in 'before'."));
        return version("/before", version);
    }

    private RulebookSource after(BacktestRequest request) {
        String after = request.after();
        Map<String, String> files = request.afterFiles();
        if (after != null && files == null) {
            return version("/after", after);
        } else if (after == null && files != null) {
            return sound(RulebookFiles.of("/afterFiles", files));
        }
        throw Fault.atPointer(
                ProblemType.INVALID_VALUE,
                "/after",
                "exactly one of after and afterFiles must be given.",
                "Maybe name a version in 'after', or send the new rulebook's files in 'afterFiles'.");
    }

    private static RulebookSource sound(RulebookSource source) {
        List<RuleProblem> problems = UnderstoodRulebook.of(source).problems();
        if (problems.isEmpty()) {
            return source;
        }
        throw Fault.atPointer(
                ProblemType.INVALID_VALUE,
                "/afterFiles",
                "the rulebook cannot be used: %s".formatted(problems.get(0)),
                "Maybe look at all of it: POST /api/v1/rulebooks/check.");
    }

    private RulebookSource version(String pointer, String version) {
        return rulebooks
                .text(version)
                .orElseThrow(() -> Fault.atPointer(
                        ProblemType.INVALID_VALUE,
                        pointer,
                        "there was never a rulebook %s in force.".formatted(version),
                        "Maybe list them: GET /api/v1/rulebooks."));
    }

    private static Stretch stretch(BacktestRequest request) {
        LocalDate from = day("/from", request.from());
        LocalDate to = day("/to", request.to());
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    "/to",
                    "to is %s; allowed is from %s to %s.".formatted(to, from, from.plusDays(MOST_DAYS)),
                    "Maybe the two are exchanged.");
        }
        return new Stretch(from, to);
    }

    private static LocalDate day(String pointer, @Nullable String text) {
        try {
            if (text != null) {
                return LocalDate.parse(text.strip());
            }
        } catch (DateTimeParseException e) {
            // said below, like a day that is left out
        }
        throw Fault.atPointer(
                ProblemType.INVALID_VALUE,
                pointer,
                text == null ? "the day is missing." : "this is not a date.",
                "Maybe write 2022-07-31.");
    }
}
