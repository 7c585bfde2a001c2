package io.davylamp.web.disclosure;

import io.davylamp.web.page.Examples;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A first grade in one request. */
@Path("/api/v1/first-grade")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators", description = "Who is watched, and under which contracts")
public class FirstGradeResource {
    private final FirstGradeDesk desk;

    FirstGradeResource(FirstGradeDesk desk) {
        this.desk = desk;
    }

    @POST
    @Operation(operationId = "firstGrade", summary = "From a name and one month's published figures to a first grade")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = FirstGradeRequest.class),
                            examples = @ExampleObject(name = "month", value = Examples.FIRST_GRADE)))
    @APIResponse(
            responseCode = "201",
            description = "Registered and graded",
            content = @Content(schema = @Schema(implementation = FirstGradeReport.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already, and graded with these figures",
            content = @Content(schema = @Schema(implementation = FirstGradeReport.class)))
    public Response grade(@Nullable FirstGradeRequest request) {
        if (request == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe send at least {\"name\": \"…\"}.");
        }
        FirstGradeReport report = desk.grade(request).report();
        return Response.status(report.created() ? 201 : 200).entity(report).build();
    }
}
