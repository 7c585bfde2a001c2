package io.davylamp.web.book;

import io.davylamp.mining.OperatorProfile;
import io.davylamp.operator.OperatorStore;
import io.davylamp.web.page.Examples;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The operators of the book. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators", description = "Who is watched, and under which contracts")
public class OperatorResource {
    private final OperatorStore operators;
    private final Clock clock;

    OperatorResource(OperatorStore operators, Clock clock) {
        this.operators = operators;
        this.clock = clock;
    }

    @PUT
    @Path("/operators/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register an operator, or change its profile")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Registration.class),
                            examples = @ExampleObject(name = "profile", value = Examples.REGISTRATION)))
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = OperatorProfile.class)))
    @APIResponse(
            responseCode = "200",
            description = "Already known; the profile is now this one",
            content = @Content(schema = @Schema(implementation = OperatorProfile.class)))
    public Response register(@RestPath String id, @Nullable Registration registration) {
        if (registration == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe send at least {\"name\": \"…\"}.");
        }
        OperatorProfile profile = registration.profile(OperatorStore.idOf(id));
        boolean created = operators.register(profile, clock.instant()) == OperatorStore.Registration.CREATED;
        return created
                ? Response.created(URI.create("/api/v1/operators/" + id))
                        .entity(profile)
                        .build()
                : Response.ok(profile).build();
    }

    @GET
    @Path("/operators")
    @Operation(summary = "Every operator's profile, by id")
    public List<OperatorProfile> all() {
        return operators.profiles();
    }

    @GET
    @Path("/operators/{id}")
    @Operation(summary = "One operator's profile")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorProfile.class)))
    public OperatorProfile one(@RestPath String id) {
        return operators.known(id);
    }
}
