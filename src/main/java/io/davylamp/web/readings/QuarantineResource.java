package io.davylamp.web.readings;

import io.davylamp.ingest.Confirmation;
import io.davylamp.ingest.DoubtStore;
import io.davylamp.ingest.Quarantine;
import io.davylamp.monitor.intake.HeldReadings;
import io.davylamp.web.page.Examples;
import io.davylamp.web.problem.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

/** What was refused, what is held until somebody confirms it, and what was kept and marked. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings")
public class QuarantineResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 1_000;

    private final Quarantine quarantine;
    private final DoubtStore doubts;
    private final HeldReadings held;

    QuarantineResource(Quarantine quarantine, DoubtStore doubts, HeldReadings held) {
        this.quarantine = quarantine;
        this.doubts = doubts;
        this.held = held;
    }

    /**
     * Who settles a held reading, and how they know.
     *
     * @param by a person's name, 1 to 100 characters
     * @param why a sentence, 1 to 500 characters
     */
    @Schema(name = "Settlement")
    public record Settlement(
            @Schema(required = true, maxLength = 100) @Nullable
            String by,

            @Schema(required = true, maxLength = 500) @Nullable
            String why) {
        static Confirmation typed(@Nullable Settlement typed) {
            return typed == null ? Confirmation.typed(null, null) : Confirmation.typed(typed.by, typed.why);
        }
    }

    @GET
    @Path("/quarantine")
    @Operation(summary = "Refused and held items with their reasons, newest first")
    public List<Quarantine.Entry> latest(@RestQuery @Nullable String limit, @RestQuery @Nullable String before) {
        return quarantine.before(
                Parameters.id("before", before, Long.MAX_VALUE), Parameters.limit(limit, USUAL_LIMIT, MAX));
    }

    @GET
    @Path("/readings/doubtful")
    @Operation(summary = "Readings that were kept and marked as unusual, the last to be marked first")
    public List<DoubtStore.Marked> doubtful(@RestQuery @Nullable String limit) {
        return doubts.latest(Parameters.limit(limit, USUAL_LIMIT, MAX));
    }

    @POST
    @Path("/quarantine/{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirm that a held reading is true: it is kept and judged as it was sent")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Settlement.class),
                            examples = @ExampleObject(name = "who and why", value = Examples.CONFIRMATION)))
    @APIResponse(
            responseCode = "200",
            description = "Kept and judged",
            content = @Content(schema = @Schema(implementation = BatchReport.class)))
    public Response confirm(@RestPath String id, @Nullable Settlement settlement) {
        Confirmation confirmation = Settlement.typed(settlement);
        BatchReport report = BatchReport.of(List.of(held.confirm(Parameters.id("id", id, 0), confirmation)));
        return Response.status(report.status()).entity(report).build();
    }

    @POST
    @Path("/quarantine/{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Dismiss a held reading as not true: it stays in the quarantine and is not judged")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Settlement.class),
                            examples = @ExampleObject(name = "who and why", value = Examples.CONFIRMATION)))
    @APIResponse(responseCode = "204", description = "Dismissed")
    public void dismiss(@RestPath String id, @Nullable Settlement settlement) {
        held.dismiss(Parameters.id("id", id, 0), Settlement.typed(settlement));
    }
}
