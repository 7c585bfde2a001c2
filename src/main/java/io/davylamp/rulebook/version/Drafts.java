package io.davylamp.rulebook.version;

import io.davylamp.audit.AuditHead;
import io.davylamp.audit.AuditStore;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Bounds how much of what was drafted and never submitted is kept. What goes leaves its entries in the audit trail; the
 * database lets nothing else go.
 */
@ApplicationScoped
public class Drafts {
    private static final String WHO = "davylamp";

    private final Transactions transactions;
    private final VersionStore versions;
    private final AuditStore audit;

    public Drafts(Transactions transactions, VersionStore versions, AuditStore audit) {
        this.transactions = transactions;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * Keeps a new draft; those withdrawn longest ago make room for it.
     *
     * @param most how many there may be that nobody has submitted
     * @throws RefusedMove if the same text is known already, or there are too many that nobody has withdrawn
     */
    public AuditHead keep(RulebookSource source, RulebookVersion fresh, int most) {
        return transactions.inOne(() -> {
            audit.lock();
            makeRoom(most, fresh.state().decision().at());
            return versions.keep(source, fresh, "DRAFTED");
        });
    }

    /**
     * Lets those go that were last moved before a moment.
     *
     * @return how many
     */
    int expire(Instant before, Instant now) {
        return transactions.inOne(() -> {
            audit.lock();
            List<RulebookVersion> old = unsubmitted().stream()
                    .filter(it -> it.state().decision().at().isBefore(before))
                    .toList();
            old.forEach(it -> forget(it, "not submitted since before " + before, now));
            return old.size();
        });
    }

    private void makeRoom(int most, Instant now) {
        List<RulebookVersion> unsubmitted = unsubmitted();
        int tooMany = unsubmitted.size() - most + 1;
        List<RulebookVersion> withdrawn = unsubmitted.stream()
                .filter(it -> it.state() instanceof VersionState.Withdrawn)
                .limit(Math.max(0, tooMany))
                .toList();
        if (withdrawn.size() < tooMany) {
            throw new RefusedMove(
                    "%d drafts wait to be submitted; allowed is up to %d.".formatted(most, most),
                    "Maybe submit or withdraw some: GET /api/v1/rulebooks lists them.");
        }
        withdrawn.forEach(it -> forget(it, "withdrawn, and made room for another draft", now));
    }

    /** One that was submitted once and taken back is kept: people may have looked at it. */
    private List<RulebookVersion> unsubmitted() {
        List<RulebookVersion> open = versions.draftedAndOpen();
        Set<String> submitted = audit.withAction(
                "SUBMITTED", open.stream().map(RulebookVersion::version).toList());
        return open.stream().filter(it -> !submitted.contains(it.version())).toList();
    }

    private void forget(RulebookVersion draft, String why, Instant now) {
        versions.forget(draft.version(), new Decision(WHO, why, now));
    }
}
