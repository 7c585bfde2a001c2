package io.davylamp.web.whatif;

import io.davylamp.operator.OperatorStore;
import io.davylamp.whatif.Scene;
import io.davylamp.whatif.SceneStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What ends an operator's margin calls. Nothing is kept. */
@Path("/api/v1/operators/{id}/margin-calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What-if", description = "Shocks on one operator or the whole book, judged by the real rules")
public class MarginCallResource {
    private final SceneStore scenes;
    private final OperatorStore operators;
    private final Clock clock;

    MarginCallResource(SceneStore scenes, OperatorStore operators, Clock clock) {
        this.scenes = scenes;
        this.operators = operators;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "marginCalls",
            summary = "The margin calls that have come by the latest readings judged, each with its cure",
            description = "What is missing, what the operator has to cure it with, the cheapest way to use that, and at"
                    + " which price the next call stands. Empty where no call has come.")
    public List<MarginCallReport> marginCalls(@RestPath String id) {
        return scenes.find(operators.known(id).id(), clock.instant())
                .map(Scene::remedies)
                .map(MarginCallReport::of)
                .orElse(List.of());
    }
}
