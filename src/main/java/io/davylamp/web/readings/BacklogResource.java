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
    @Operation(
            operationId = "backlog",
            summary = "What waits to be judged again, and how far it is",
            description =
                    "lines: times the whole book is judged again, each with its reason (market, rulebook, clock), since"
                            + " when it waits and how many operators of how many are done. walks: operators with a long past before"
                            + " them, which is judged period by period beside everything else; from is the earliest moment still"
                            + " to be judged.")
    public Backlog.Status status() {
        return backlog.look();
    }
}
