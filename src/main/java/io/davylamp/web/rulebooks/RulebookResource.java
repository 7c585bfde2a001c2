package io.davylamp.web.rulebooks;

import io.davylamp.audit.AuditStore;
import io.davylamp.rulebook.NoRulebook;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookMoves;
import io.davylamp.rulebook.RulebookStatus;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.Words;
import io.davylamp.web.problem.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rules that judge, and those that did. */
@Path("/api/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks", description = "The rules that judge")
public class RulebookResource {
    private static final int USUAL_LIMIT = 50;
    private static final int MAX = 1_000;

    private final Rulebook rulebook;
    private final ActivationStore activations;
    private final VersionStore versions;
    private final RulebookMoves moves;
    private final AuditStore audit;

    RulebookResource(
            Rulebook rulebook,
            ActivationStore activations,
            VersionStore versions,
            RulebookMoves moves,
            AuditStore audit) {
        this.rulebook = rulebook;
        this.activations = activations;
        this.versions = versions;
        this.moves = moves;
        this.audit = audit;
    }

    @GET
    @Path("/status")
    @Operation(summary = "What is in force on this replica, and why the folder's rulebook is refused, where it is")
    public RulebookStatus status() {
        return rulebook.status();
    }

    @GET
    @Operation(summary = "Every version and its state: the one in force first, then the last changed")
    public List<RulebookReport> versions(@RestQuery @Nullable String limit) {
        return versions.latest(Parameters.limit(limit, USUAL_LIMIT, MAX)).stream()
                .map(RulebookReport::of)
                .toList();
    }

    @GET
    @Path("/activations")
    @Operation(summary = "The last activations, newest first")
    public List<Activation> activations(@RestQuery @Nullable String limit) {
        return activations.latest(Parameters.limit(limit, USUAL_LIMIT, MAX));
    }

    @GET
    @Path("/vocabulary")
    @Operation(summary = "Every word a rule can be made of")
    public Words vocabulary() {
        try (Rulebook.Lease lease = rulebook.lease()) {
            return Words.of(lease.rules());
        } catch (NoRulebook e) {
            return Words.withoutRules();
        }
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "rulebook", summary = "One version: its state, its history, and its text, file by file")
    public RulebookReport text(@RestPath String version) {
        return RulebookReport.whole(moves.known(version), moves.text(version).files(), audit.of(version));
    }

    @GET
    @Path("/{version}/diff/{other}")
    @Operation(
            operationId = "compareRulebooks",
            summary = "What changes in meaning from one version to another, and line by line")
    public RulebookComparison diff(@RestPath String version, @RestPath String other) {
        return RulebookComparison.of(moves.comparison(version, other));
    }
}
