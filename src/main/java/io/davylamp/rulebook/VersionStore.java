package io.davylamp.rulebook;

import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.audit.AuditHead;
import io.davylamp.audit.AuditStore;
import io.davylamp.audit.Deed;
import io.davylamp.rulebook.VersionState.Decision;
import io.davylamp.rulebook.VersionState.Name;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The state of each version. Every move is one transaction with its entry in the audit trail. */
@ApplicationScoped
public class VersionStore {
    private static final String SELECT = """
            select life.*, version.name from rulebook_life life join rulebook_version version using (version)""";

    private static final String MOVE = """
            update rulebook_life set state = ?, author = ?, approver = ?, needs_approval = ?, origin = ?,
                moved_by = ?, why = ?, moved_at = ?
            where version = ? and state = ?""";

    private static final String INSERT = """
            insert into rulebook_life (version, state, origin, author, needs_approval, rules, problems, moved_by, why,
                moved_at)
            values (?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)
            on conflict do nothing""";

    private final Sql sql;

    public VersionStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The one in force first, then the last moved. */
    public List<RulebookVersion> list(int limit) {
        return sql.query(
                SELECT + " order by (state = 'ACTIVE') desc, moved_at desc, version limit ?",
                VersionStore::version,
                limit);
    }

    public Optional<RulebookVersion> find(String version) {
        return sql.query(SELECT + " where version = ?", VersionStore::version, version).stream()
                .findFirst();
    }

    /**
     * Keeps a new version.
     *
     * @param most how many there may be that nobody has submitted
     * @throws RefusedMove if the same text is known already, or there are too many
     */
    AuditHead keep(RulebookSource source, RulebookVersion fresh, int most, String action) {
        return sql.inTransaction(connection -> {
            Deed deed = deed(connection, fresh.version(), fresh.state().decision(), action);
            Drafts.makeRoom(connection, most, fresh.state().decision().at());
            if (!insert(connection, source, fresh)) {
                throw changedMeanwhile(connection, fresh.version());
            }
            return AuditStore.append(connection, deed);
        });
    }

    /**
     * Moves a version.
     *
     * @param was as it was when the move was decided
     * @throws RefusedMove if it was moved meanwhile
     */
    AuditHead move(RulebookVersion was, RulebookVersion is, String action) {
        return sql.inTransaction(connection -> {
            Deed deed = deed(connection, is.version(), is.state().decision(), action);
            update(connection, was, is);
            return AuditStore.append(connection, deed);
        });
    }

    /**
     * Puts a version in force.
     *
     * @param over what was in force when this was decided
     * @throws RefusedMove if that, or the version, has changed meanwhile
     */
    AuditHead activate(RulebookVersion was, RulebookVersion is, Optional<Activation> over, String action) {
        return sql.inTransaction(connection -> {
            Decision decision = is.state().decision();
            Deed deed = deed(connection, is.version(), decision, action);
            Optional<Activation> now = RulebookStore.active(connection);
            if (!now.equals(over)) {
                throw new RefusedMove(
                        "meanwhile %s was activated by %s."
                                .formatted(
                                        now.map(Activation::version).orElse("none"),
                                        now.map(Activation::source).orElse("nobody")),
                        "Maybe compare with that one, then decide again.");
            }
            retire(connection, decision);
            update(connection, was, is);
            RulebookStore.activate(connection, new Activation(is.version(), decision.who(), decision.at()));
            return AuditStore.append(connection, deed);
        });
    }

    /**
     * Puts the folder's rulebook in force, unless it is already.
     *
     * @return the activation, where this call made it
     */
    Optional<Activation> activateFolder(RulebookSource source, RulebookVersion is, String action) {
        return sql.inTransaction(connection -> {
            Decision decision = is.state().decision();
            Deed deed = deed(connection, is.version(), decision, action);
            RulebookStore.actOnFolder(connection, is.version());
            if (deed.before().equals(is.version())) {
                return Optional.empty();
            }
            retire(connection, decision);
            Optional<RulebookVersion> known = find(connection, is.version());
            if (known.isPresent()) {
                update(connection, known.get(), is);
            } else {
                insert(connection, source, is);
            }
            Activation activation = new Activation(is.version(), decision.who(), decision.at());
            RulebookStore.activate(connection, activation);
            AuditStore.append(connection, deed);
            return Optional.of(activation);
        });
    }

    /** Submits the folder's rulebook, unless the same text waits, is approved, or judged already. */
    void submitFolder(RulebookSource source, RulebookVersion is) {
        sql.inTransaction(connection -> {
            Deed deed = deed(connection, is.version(), is.state().decision(), "SUBMITTED");
            RulebookStore.actOnFolder(connection, is.version());
            Optional<RulebookVersion> known = find(connection, is.version());
            if (known.isEmpty()) {
                insert(connection, source, is);
            } else if (known.get().state() instanceof VersionState.Closed
                    || known.get().state() instanceof VersionState.Draft) {
                update(connection, known.get(), is);
            } else {
                return deed;
            }
            AuditStore.append(connection, deed);
            return deed;
        });
    }

    /** Records that a change was refused; the same refusal twice in a row, by whichever replica, only once. */
    AuditHead refused(String version, Decision decision, String action) {
        return sql.inTransaction(connection -> {
            Deed deed = deed(connection, version, decision, action);
            boolean told = !Sql.query(
                            connection,
                            "select 1 from (select * from audit_entry order by seq desc limit 1) last"
                                    + " where after = ? and action = ? and who = ? and why = ?",
                            row -> row.getInt(1),
                            version,
                            action,
                            decision.who(),
                            decision.why())
                    .isEmpty();
            return told ? AuditStore.lock(connection) : AuditStore.append(connection, deed);
        });
    }

    private static Deed deed(Connection connection, String version, Decision decision, String action)
            throws SQLException {
        AuditStore.lock(connection);
        String before =
                RulebookStore.active(connection).map(Activation::version).orElse("");
        return new Deed(decision.who(), action, before, version, decision.why(), decision.at());
    }

    private static void retire(Connection connection, Decision decision) throws SQLException {
        for (RulebookVersion it : Sql.query(connection, SELECT + " where state = 'ACTIVE'", VersionStore::version)) {
            if (it.state() instanceof VersionState.Active active) {
                update(connection, it, it.in(active.retire(decision)));
            }
        }
    }

    private static Optional<RulebookVersion> find(Connection connection, String version) throws SQLException {
        return Sql.query(connection, SELECT + " where version = ?", VersionStore::version, version).stream()
                .findFirst();
    }

    private static boolean insert(Connection connection, RulebookSource source, RulebookVersion it)
            throws SQLException {
        Decision decision = it.state().decision();
        RulebookStore.keep(connection, source, it.name(), it.state().author(), decision.at());
        return Sql.update(
                        connection,
                        INSERT,
                        it.version(),
                        it.state().name().name(),
                        it.origin().name(),
                        it.state().author(),
                        it.needsApproval(),
                        it.rules(),
                        RulebookStore.write(it.problems()),
                        decision.who(),
                        decision.why(),
                        decision.at())
                == 1;
    }

    private static void update(Connection connection, RulebookVersion was, RulebookVersion is) throws SQLException {
        VersionState state = is.state();
        int moved = Sql.update(
                connection,
                MOVE,
                state.name().name(),
                state.author(),
                state.approver().orElse(null),
                is.needsApproval(),
                is.origin().name(),
                state.decision().who(),
                state.decision().why(),
                state.decision().at(),
                is.version(),
                was.state().name().name());
        if (moved != 1) {
            throw changedMeanwhile(connection, is.version());
        }
    }

    private static RefusedMove changedMeanwhile(Connection connection, String version) throws SQLException {
        String state = find(connection, version)
                .map(it -> it.state().name().word() + " by "
                        + it.state().decision().who())
                .orElse("gone");
        return new RefusedMove(
                "version %s is %s already.".formatted(version, state), "Maybe look at it, then decide again.");
    }

    private static RulebookVersion version(ResultSet row) throws SQLException {
        return new RulebookVersion(
                row.getString("version"),
                row.getString("name"),
                RulebookVersion.Origin.valueOf(row.getString("origin")),
                state(row),
                row.getBoolean("needs_approval"),
                row.getInt("rules"),
                RulebookStore.read(row.getString("problems"), new TypeReference<List<RuleProblem>>() {}));
    }

    private static VersionState state(ResultSet row) throws SQLException {
        String author = row.getString("author");
        Optional<String> approver = Optional.ofNullable(row.getString("approver"));
        Decision decision = new Decision(row.getString("moved_by"), row.getString("why"), Sql.instant(row, "moved_at"));
        return switch (Name.valueOf(row.getString("state"))) {
            case DRAFT -> new VersionState.Draft(author, decision);
            case SUBMITTED -> new VersionState.Submitted(author, decision);
            case APPROVED -> new VersionState.Approved(author, approver.orElseThrow(), decision);
            case REJECTED -> new VersionState.Rejected(author, decision);
            case WITHDRAWN -> new VersionState.Withdrawn(author, decision);
            case ACTIVE -> new VersionState.Active(author, approver, decision);
            case RETIRED -> new VersionState.Retired(author, approver, decision);
        };
    }
}
