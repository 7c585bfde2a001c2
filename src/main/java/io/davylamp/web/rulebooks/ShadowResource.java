package io.davylamp.web.rulebooks;

import io.davylamp.backtest.shadow.ShadowReport;
import io.davylamp.backtest.shadow.ShadowStore;
import io.davylamp.web.problem.Fault;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How versions that wait judge beside the one in force. */
@Path("/api/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks")
public class ShadowResource {
    private final ShadowStore store;

    ShadowResource(ShadowStore store) {
        this.store = store;
    }

    @GET
    @Path("/{version}/shadow")
    @Operation(summary = "How a waiting version has judged beside the one in force")
    public ShadowReport shadow(@RestPath String version) {
        return store.report(version)
                .orElseThrow(() -> Fault.notFound(
                        "shadow of the rulebook " + version,
                        "Maybe it was never submitted: see GET /api/v1/rulebooks."));
    }
}
