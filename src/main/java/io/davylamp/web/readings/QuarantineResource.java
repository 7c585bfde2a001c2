package io.davylamp.web.readings;

import io.davylamp.ingest.Quarantine;
import io.davylamp.web.problem.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was refused. */
@Path("/api/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings")
public class QuarantineResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 1_000;

    private final Quarantine quarantine;

    QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GET
    @Operation(summary = "Refused items with their reasons, newest first")
    public List<Quarantine.Entry> latest(@RestQuery @Nullable String limit, @RestQuery @Nullable String before) {
        return quarantine.before(
                Parameters.id("before", before, Long.MAX_VALUE), Parameters.limit(limit, USUAL_LIMIT, MAX));
    }
}
