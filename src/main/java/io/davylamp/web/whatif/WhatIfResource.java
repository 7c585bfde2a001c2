package io.davylamp.web.whatif;

import io.davylamp.mining.OperatorId;
import io.davylamp.operator.OperatorStore;
import io.davylamp.web.book.Registration;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import io.davylamp.whatif.BookComparison;
import io.davylamp.whatif.JointShock;
import io.davylamp.whatif.Scene;
import io.davylamp.whatif.SceneStore;
import io.davylamp.whatif.WhatIfDesk;
import io.davylamp.whatif.WhatIfScenes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a shock would do, and how little would do harm. Judged by the rules in force; nothing is kept. */
@Path("/api/v1/what-if")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What-if", description = "Shocks on one operator or the whole book, judged by the real rules")
@ConcurrencyLimited
public class WhatIfResource {
    private static final String SHOCKED = """
            {"operatorId": "acme", "shocks": {"priceChange": -0.30, "difficultyChange": 0.10, "powerChange": 0.15}}""";

    private static final String BOOK = """
            {"book": true, "shocks": {"priceChange": -0.30}}""";

    private static final String REVERSE = """
            {"operatorId": "acme", "target": "SEVERE"}""";

    private final WhatIfDesk desk;
    private final SceneStore scenes;
    private final OperatorStore operators;
    private final Clock clock;

    WhatIfResource(WhatIfDesk desk, SceneStore scenes, OperatorStore operators, Clock clock) {
        this.desk = desk;
        this.scenes = scenes;
        this.operators = operators;
        this.clock = clock;
    }

    @POST
    @Operation(operationId = "whatIf", summary = "Before and after a shock: one operator, or the whole book")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = WhatIfRequest.class),
                            examples = {
                                @ExampleObject(name = "operator", value = SHOCKED),
                                @ExampleObject(name = "book", value = BOOK)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The operator before and after, or the book",
            content = @Content(schema = @Schema(oneOf = {WhatIfReport.class, BookComparison.class})))
    public Response whatIf(@Nullable WhatIfRequest request) {
        WhatIfRequest asked = checked(request);
        return asked.ofBook()
                ? Response.ok(desk.book(asked.shock(), clock.instant())).build()
                : Response.ok(WhatIfReport.of(desk.compare(scene(asked), asked.shock())))
                        .build();
    }

    @POST
    @Path("/reverse")
    @Operation(operationId = "reverseStress", summary = "How little it takes to make an operator's grade worse")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = WhatIfRequest.class),
                            examples = @ExampleObject(name = "operator", value = REVERSE)))
    public WhatIfReport.Reverse reverse(@Nullable WhatIfRequest request) {
        WhatIfRequest asked = checked(request);
        if (asked.ofBook() || asked.shocks() != null) {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    asked.ofBook() ? "/book" : "/shocks",
                    "reverse stress looks for the shock of one operator itself.",
                    "Maybe leave it out.");
        }
        Scene scene = scene(asked);
        JointShock usual = JointShock.usual(scene);
        WhatIfRequest.JointShockRequest jointShock = asked.jointShock();
        return WhatIfReport.Reverse.of(desk.reverse(
                scene, Optional.ofNullable(asked.target()), jointShock == null ? usual : jointShock.over(usual)));
    }

    private static WhatIfRequest checked(@Nullable WhatIfRequest request) {
        if (request == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe send %s".formatted(BOOK.strip()));
        }
        request.check();
        return request;
    }

    private Scene scene(WhatIfRequest request) {
        Registration profile = request.profile();
        if (profile != null) {
            return WhatIfScenes.of(profile::profile, request.readings(), clock.instant());
        }
        OperatorId id =
                operators.known(Objects.requireNonNull(request.operatorId())).id();
        return scenes.find(id, clock.instant()).orElseThrow();
    }
}
