package io.davylamp.web.rulebooks;

import io.davylamp.audit.AuditCheck;
import io.davylamp.audit.AuditEntry;
import io.davylamp.audit.AuditHead;
import io.davylamp.audit.AuditStore;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.problem.Fault;
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

/** Who did what to the rules, and whether that record is as it was written. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what to the rules")
public class AuditResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 10_000;

    private final AuditStore audit;

    AuditResource(AuditStore audit) {
        this.audit = audit;
    }

    @GET
    @Operation(operationId = "audit", summary = "The last entries of the audit trail, newest first")
    public List<AuditEntry> entries(@RestQuery @Nullable String limit) {
        return audit.latest(Parameters.limit(limit, USUAL_LIMIT, MAX));
    }

    /**
     * What came of checking the trail.
     *
     * @param sound whether it is as it was written
     * @param entries how many entries it has
     * @param head its end, number:hash
     * @param faults what does not fit
     */
    public record Verified(boolean sound, long entries, String head, List<AuditCheck.Fault> faults) {}

    @GET
    @Path("/verify")
    @ConcurrencyLimited
    @Operation(operationId = "verifyAudit", summary = "Check every entry's hash and its link to the one before")
    public Verified verify(@RestQuery("head") List<String> heads) {
        AuditCheck check = audit.check(heads.stream()
                .filter(it -> !it.isBlank())
                .map(AuditResource::kept)
                .toList());
        return new Verified(check.isSound(), check.entries(), check.head().toString(), check.faults());
    }

    private static AuditHead kept(String head) {
        try {
            return AuditHead.parse(head);
        } catch (IllegalArgumentException e) {
            throw Fault.atParameter(
                    "head", String.valueOf(e.getMessage()), "Maybe copy it from the answer to a change.");
        }
    }
}
