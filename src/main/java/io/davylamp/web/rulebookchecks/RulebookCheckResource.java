package io.davylamp.web.rulebookchecks;

import io.davylamp.rulebook.RulebookFiles;
import io.davylamp.rulebookcheck.RulebookCheckReply;
import io.davylamp.rulebookcheck.RulebookChecks;
import io.davylamp.rules.RulebookSource;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The service's own verdict on a rulebook that is sent; nothing of it is kept. */
@Path("/api/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks")
public class RulebookCheckResource {
    private final RulebookChecks desk;

    RulebookCheckResource(RulebookChecks desk) {
        this.desk = desk;
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "checkRulebook", summary = "Check a rulebook's files, and try them on an operator")
    @APIResponse(
            responseCode = "200",
            description = "Checked, whether or not it passed",
            content = @Content(schema = @Schema(implementation = RulebookCheckReply.class)))
    public RulebookCheckReply check(@Nullable RulebookCheckRequest request) {
        Map<String, String> files = request == null ? null : request.files();
        if (request == null || files == null) {
            throw Fault.of(
                    ProblemType.MALFORMED_BODY,
                    "the body names no files.",
                    "Maybe send {\"files\": {\"liquidity/runway.drl\": \"rule …\"}, \"onTopOfInForce\": true}.");
        }
        RulebookSource sent = RulebookFiles.of("/files", files);
        return desk.check(sent, request.onTopOfInForce(), desk.subject(request.operatorId(), request.at()), Map.of())
                .reply();
    }

    @POST
    @Path("/check")
    @Consumes("application/zip")
    @Operation(operationId = "checkRulebookArchive", summary = "The same for a folder as a zip archive")
    public RulebookCheckReply check(byte[] archive) {
        return desk.check(RulebookFiles.ofArchive(archive), false, Optional.empty(), Map.of())
                .reply();
    }
}
