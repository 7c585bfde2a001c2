package io.davylamp.web.backtests;

import io.davylamp.backtest.BacktestOrders;
import io.davylamp.backtest.BacktestRequest;
import io.davylamp.backtest.order.BacktestProgress;
import io.davylamp.web.edge.HttpConfig;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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

/** Two rulebooks over stored history: ordered, watched while it runs, cancelled. */
@Path("/api/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backtests", description = "What another rulebook would have said")
public class BacktestResource {
    private static final int USUAL_LIMIT = 20;
    private static final int MAX = 200;

    private final BacktestOrders orders;
    private final HttpConfig config;

    BacktestResource(BacktestOrders orders, HttpConfig config) {
        this.orders = orders;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "orderBacktest", summary = "Order a backtest of two rulebooks over stored history")
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
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe name at least after.");
        }
        BacktestProgress ordered = orders.order(request, config.backtestsWaiting());
        return Response.accepted(BacktestReply.of(ordered, null))
                .location(URI.create("/api/v1/backtests/" + ordered.id()))
                .build();
    }

    @GET
    @Operation(
            operationId = "listBacktests",
            summary = "The last backtests ordered, newest first, without their reports")
    public List<BacktestReply> latest(@RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
        int most = Parameters.limit(limit, USUAL_LIMIT, MAX);
        String version = Objects.requireNonNullElse(after, "").strip();
        return (version.isEmpty() ? orders.latest(most) : orders.of(version, most))
                .stream().map(it -> BacktestReply.of(it, null)).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "findBacktest", summary = "The state of a backtest, and what it found so far")
    public BacktestReply one(@RestPath String id) {
        return BacktestReply.of(orders.known(id), orders.report(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelBacktest", summary = "Cancel a backtest")
    public BacktestReply cancel(@RestPath String id) {
        return BacktestReply.of(orders.cancel(id), null);
    }
}
