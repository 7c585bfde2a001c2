package io.davylamp.rulebook.version;

import io.davylamp.audit.AuditAction;
import io.davylamp.audit.AuditHead;
import io.davylamp.audit.AuditStore;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Where each version stands. Every move is one transaction with its entry in the audit trail, and begins by locking the
 * trail: so moves are made one after the other, and what is read after the lock holds until the move is made.
 */
@ApplicationScoped
public class VersionStore implements PanacheRepositoryBase<VersionEntity, String> {
    private final Transactions transactions;
    private final RulebookStore texts;
    private final ActivationStore activations;
    private final AuditStore audit;

    VersionStore(Transactions transactions, RulebookStore texts, ActivationStore activations, AuditStore audit) {
        this.transactions = transactions;
        this.texts = texts;
        this.activations = activations;
        this.audit = audit;
    }

    /** The one in force first, then the last moved. */
    public List<RulebookVersion> latest(int limit) {
        return transactions.inOne(() -> find(
                        "order by case when state = ?1 then 0 else 1 end, movedAt desc, version",
                        VersionState.Name.ACTIVE)
                .page(0, limit)
                .stream()
                .map(VersionEntity::rulebookVersion)
                .toList());
    }

    public Optional<RulebookVersion> version(String version) {
        return transactions.inOne(() -> findByIdOptional(version)).map(VersionEntity::rulebookVersion);
    }

    /** The folder's content that was acted on last. */
    public Optional<String> folderActedOn() {
        return transactions
                .inOne(() -> Optional.ofNullable(getSession().find(FolderEntity.class, true)))
                .map(it -> it.version);
    }

    /** What was drafted here and does not wait for anybody, those moved longest ago first. */
    List<RulebookVersion> draftedAndOpen() {
        return transactions.inOne(() -> list(
                        "origin = ?1 and state in ?2 order by movedAt, version",
                        RulebookVersion.Origin.DRAFT,
                        List.of(VersionState.Name.DRAFT, VersionState.Name.WITHDRAWN))
                .stream()
                .map(VersionEntity::rulebookVersion)
                .toList());
    }

    /**
     * Keeps a new version.
     *
     * @throws RefusedMove if the same text is known already
     */
    AuditHead keep(RulebookSource source, RulebookVersion fresh, String action) {
        return transactions.inOne(() -> {
            AuditAction deed = deed(fresh, action);
            Optional<VersionEntity> known = findByIdOptional(fresh.version());
            if (known.isPresent()) {
                throw changedMeanwhile(fresh.version(), known);
            }
            insert(source, fresh);
            return audit.append(deed);
        });
    }

    /**
     * Moves a version.
     *
     * @param was as it was when the move was decided
     * @throws RefusedMove if it was moved meanwhile
     */
    public AuditHead move(RulebookVersion was, RulebookVersion is, String action) {
        return transactions.inOne(() -> {
            AuditAction deed = deed(is, action);
            update(was, is);
            return audit.append(deed);
        });
    }

    /**
     * Puts a version in force.
     *
     * @param over what was in force when this was decided
     * @throws RefusedMove if that, or the version, has changed meanwhile
     */
    public AuditHead activate(RulebookVersion was, RulebookVersion is, Optional<Activation> over, String action) {
        return transactions.inOne(() -> {
            AuditAction deed = deed(is, action);
            Optional<Activation> now = activations.active();
            if (!now.equals(over)) {
                throw new RefusedMove(
                        "meanwhile %s was activated by %s."
                                .formatted(
                                        now.map(Activation::version).orElse("none"),
                                        now.map(Activation::source).orElse("nobody")),
                        "Maybe compare with that one, then decide again.");
            }
            retire(is.state().decision());
            update(was, is);
            activations.add(activation(is));
            return audit.append(deed);
        });
    }

    /**
     * Puts the folder's rulebook in force, unless it is already.
     *
     * @return the activation, where this call made it
     */
    public Optional<Activation> activateFolder(RulebookSource source, RulebookVersion is, String action) {
        return transactions.inOne(() -> {
            AuditAction deed = deed(is, action);
            actOnFolder(is);
            if (deed.before().equals(is.version())) {
                return Optional.empty();
            }
            retire(is.state().decision());
            findByIdOptional(is.version()).ifPresentOrElse(it -> become(it, is), () -> insert(source, is));
            activations.add(activation(is));
            audit.append(deed);
            return Optional.of(activation(is));
        });
    }

    /** Submits the folder's rulebook, unless the same text waits, is approved, or judged already. */
    public void submitFolder(RulebookSource source, RulebookVersion is) {
        transactions.run(() -> {
            AuditAction deed = deed(is, "SUBMITTED");
            actOnFolder(is);
            Optional<VersionEntity> known = findByIdOptional(is.version());
            if (known.isEmpty()) {
                insert(source, is);
                audit.append(deed);
            } else if (mayBeSubmittedAnew(known.get())) {
                become(known.get(), is);
                audit.append(deed);
            }
        });
    }

    /** Records that a change was refused; the same refusal twice in a row, by whichever replica, only once. */
    public AuditHead refused(String version, Decision decision, String action) {
        return transactions.inOne(() -> audit.appendUnlessLast(deed(version, decision, action)));
    }

    /** Drops a version that nobody ever submitted, with its text; the trail keeps that there was one. */
    void forget(String version, Decision decision) {
        transactions.run(() -> {
            audit.append(deed(version, decision, "EXPIRED"));
            deleteById(version);
            flush();
            texts.forget(version);
        });
    }

    private AuditAction deed(RulebookVersion is, String action) {
        return deed(is.version(), is.state().decision(), action);
    }

    private AuditAction deed(String version, Decision decision, String action) {
        audit.lock();
        String before = activations.active().map(Activation::version).orElse("");
        return new AuditAction(decision.who(), action, before, version, decision.why(), decision.at());
    }

    private void actOnFolder(RulebookVersion is) {
        getSession().merge(FolderEntity.of(is.version()));
        flush();
    }

    private static Activation activation(RulebookVersion is) {
        Decision decision = is.state().decision();
        return new Activation(is.version(), decision.who(), decision.at());
    }

    private void insert(RulebookSource source, RulebookVersion it) {
        texts.keep(source, it.name(), it.state().author(), it.state().decision().at());
        persistAndFlush(VersionEntity.of(it));
    }

    private void retire(Decision decision) {
        for (VersionEntity row : list("state", VersionState.Name.ACTIVE)) {
            RulebookVersion it = row.rulebookVersion();
            if (it.state() instanceof VersionState.Active active) {
                become(row, it.in(active.retire(decision)));
            }
        }
    }

    private void update(RulebookVersion was, RulebookVersion is) {
        Optional<VersionEntity> row = findByIdOptional(is.version());
        if (row.filter(it -> it.state == was.state().name()).isEmpty()) {
            throw changedMeanwhile(is.version(), row);
        }
        become(row.get(), is);
    }

    /** Written at once: the database holds that there is one in force at most, and only legal moves, step by step. */
    private void become(VersionEntity row, RulebookVersion is) {
        row.become(is);
        flush();
    }

    private static boolean mayBeSubmittedAnew(VersionEntity row) {
        VersionState state = row.rulebookVersion().state();
        return state instanceof VersionState.Closed || state instanceof VersionState.Draft;
    }

    private static RefusedMove changedMeanwhile(String version, Optional<VersionEntity> row) {
        String state = row.map(it -> it.state.word() + " by " + it.movedBy).orElse("gone");
        return new RefusedMove(
                "version %s is %s already.".formatted(version, state), "Maybe look at it, then decide again.");
    }
}
