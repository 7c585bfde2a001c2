package io.davylamp.web.rulebooks;

import io.davylamp.audit.AuditEntry;
import io.davylamp.rulebook.RulebookDesk;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionState;
import io.davylamp.rules.RuleProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of the rules, as the API reports it.
 *
 * @param version the hash of its content
 * @param origin whether it came from the folder or was drafted here
 * @param author who wrote it: a person, or the folder
 * @param approver who approved it
 * @param movedBy who made the last move
 * @param why the reason given for it
 * @param since when that was
 * @param needsApproval whether it may judge only when another person than the author has approved it
 * @param rules how many rules it has, where that was counted; else 0
 * @param problems what was wrong with it when it was drafted
 * @param files path → text, where one version is asked for; a workbook as Base64
 * @param history what was done to it, where one version is asked for
 * @param audit the end of the audit trail after a move, {@code number:hash}: kept elsewhere, it shows later whether the
 *     trail was changed
 */
@Schema(name = "RulebookVersion", description = "A version of the rules and its state")
public record RulebookReport(
        String version,
        String name,
        RulebookVersion.Origin origin,
        VersionState.Name state,
        String author,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        Optional<String> approver,

        String movedBy,
        String why,
        Instant since,
        boolean needsApproval,
        int rules,
        List<RuleProblem> problems,
        Optional<Map<String, String>> files,
        List<AuditEntry> history,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        Optional<String> audit) {

    static RulebookReport of(RulebookVersion it) {
        return of(it, Optional.empty(), List.of(), Optional.empty());
    }

    static RulebookReport moved(RulebookDesk.Moved it) {
        return of(
                it.version(),
                Optional.empty(),
                List.of(),
                Optional.of(it.audit().toString()));
    }

    static RulebookReport whole(RulebookVersion it, Map<String, String> files, List<AuditEntry> history) {
        return of(it, Optional.of(files), history, Optional.empty());
    }

    private static RulebookReport of(
            RulebookVersion it, Optional<Map<String, String>> files, List<AuditEntry> history, Optional<String> audit) {
        VersionState state = it.state();
        return new RulebookReport(
                it.version(),
                it.name(),
                it.origin(),
                state.name(),
                state.author(),
                state.approver(),
                state.decision().who(),
                state.decision().why(),
                state.decision().at(),
                it.needsApproval(),
                it.rules(),
                it.problems(),
                files,
                history,
                audit);
    }
}
