package io.davylamp.web.readings;

import io.davylamp.monitor.backlog.Backlog;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits to be judged again. */
@Path("/api/v1/backlog")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings")
public class BacklogResource {
    private final Backlog backlog;

    BacklogResource(Backlog backlog) {
        this.backlog = backlog;
    }

    @GET
    @Operation(operationId = "backlog", summary = "What waits to be judged again, and how far it is")
    public Backlog.Status status() {
        return backlog.look();
    }
}
