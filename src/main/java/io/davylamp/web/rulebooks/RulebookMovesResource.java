package io.davylamp.web.rulebooks;

import io.davylamp.rulebook.Replica;
import io.davylamp.rulebook.ReplicaStore;
import io.davylamp.rulebook.RulebookDesk;
import io.davylamp.rulebook.RulebookFiles;
import io.davylamp.rulebook.RulebookMoves;
import io.davylamp.rulebook.trial.PatchTask;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.RulebookSource;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Versions of the rules drafted, approved, put in force and taken back; and who judges by which. */
@Path("/api/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks", description = "The rules that judge")
public class RulebookMovesResource {
    private static final String PATCH = "text/x-patch";
    private static final String EXAMPLE = "{\"who\": \"Ada\", \"why\": \"Floor of 60 days as resolved on 1 August.\"}";

    private final RulebookMoves moves;
    private final RulebookStore texts;
    private final ActivationStore activations;
    private final ReplicaStore replicas;
    private final TrialProcesses bench;

    RulebookMovesResource(
            RulebookMoves moves,
            RulebookStore texts,
            ActivationStore activations,
            ReplicaStore replicas,
            TrialProcesses bench) {
        this.moves = moves;
        this.texts = texts;
        this.activations = activations;
        this.replicas = replicas;
        this.bench = bench;
    }

    /**
     * A new version.
     *
     * @param who the author's name, 1 to 100 characters
     * @param why the reason, 1 to 900 characters
     * @param files path → text; a workbook ({@code .xlsx}) as Base64
     */
    @Schema(name = "RulebookDraft")
    public record Draft(
            @Schema(required = true, maxLength = 100) @Nullable
            String who,

            @Schema(required = true, maxLength = 900) @Nullable
            String why,

            @Schema(required = true) @Nullable Map<String, String> files) {}

    /**
     * Who moves a version, and why.
     *
     * @param who a person's name, 1 to 100 characters
     * @param why the reason, 1 to 900 characters
     * @param over for a move into force, the version that it is meant to replace: where another one is in force by then,
     *     nothing is done
     */
    @Schema(name = "RulebookMove")
    public record Move(
            @Schema(required = true, maxLength = 100) @Nullable
            String who,

            @Schema(required = true, maxLength = 900) @Nullable
            String why,

            @Nullable String over) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftRulebook",
            summary = "Draft a version: it is compiled, its cases are run, and what is wrong with it is reported")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = RulebookReport.class)))
    public Response draft(@Nullable Draft draft) {
        Map<String, String> files = draft == null ? null : draft.files();
        if (draft == null || files == null) {
            throw Fault.of(
                    ProblemType.MALFORMED_BODY,
                    "the body names no files.",
                    "Maybe send {\"who\": \"Ada\", \"why\": \"…\", \"files\": {\"liquidity/runway.drl\": \"rule …\"}}.");
        }
        RulebookReport report =
                RulebookReport.moved(moves.draft(RulebookFiles.of("/files", files), draft.who(), draft.why()));
        return Response.created(URI.create("/api/v1/rulebooks/" + report.version()))
                .entity(report)
                .build();
    }

    @POST
    @Path("/{version}/{verb: submit|approve|reject|withdraw|activate|rollback}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "moveRulebook",
            summary = "Submit, approve, reject, withdraw or activate a version, or go back to an earlier one")
    @APIResponse(
            responseCode = "200",
            description = "Moved",
            content = @Content(schema = @Schema(implementation = RulebookReport.class)))
    public RulebookReport move(@RestPath String version, @RestPath String verb, @Nullable Move move) {
        if (move == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe send %s".formatted(EXAMPLE));
        }
        RulebookDesk.Verb chosen = Parameters.choice("verb", verb, RulebookDesk.Verb.SUBMIT);
        return RulebookReport.moved(moves.move(version, chosen, move.who(), move.why(), move.over()));
    }

    @GET
    @Path("/{version}/patch")
    @Produces(PATCH)
    @Operation(
            operationId = "rulebookPatch",
            summary = "The changes from another version to this one, to be applied with git apply or patch -p1")
    public Response patch(@RestPath String version, @RestQuery @Nullable String against) {
        RulebookSource before = against == null || against.isBlank() ? inForce() : moves.text(against.strip());
        RulebookSource after = moves.text(version);
        return Response.ok(bench.answer(new PatchTask(before, after)).text())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s.patch\"".formatted(before.version(), after.version()))
                .build();
    }

    @GET
    @Path("/replicas")
    @Operation(
            operationId = "rulebookReplicas",
            summary = "Which version each replica judges by, and what keeps it from switching")
    public List<Replica> replicas() {
        return replicas.list();
    }

    private RulebookSource inForce() {
        return activations
                .active()
                .flatMap(it -> texts.text(it.version()))
                .orElseGet(() -> new RulebookSource(Map.of()));
    }
}
