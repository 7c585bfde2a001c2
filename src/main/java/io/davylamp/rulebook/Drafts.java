package io.davylamp.rulebook;

import io.davylamp.audit.AuditStore;
import io.davylamp.audit.Deed;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Bounds how much of what was drafted and never submitted is kept. What goes leaves its entries in the audit trail; the
 * database lets nothing else go.
 */
@ApplicationScoped
class Drafts {
    private static final String WHO = "davylamp";
    private static final String UNSUBMITTED = """
            select version from rulebook_life life
            where origin = 'DRAFT' and state in ('DRAFT', 'WITHDRAWN')
                and not exists (select from audit_entry where after = life.version and action = 'SUBMITTED')""";

    private final Sql sql;

    Drafts(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * Lets those go that were last moved before a moment.
     *
     * @return how many
     */
    int expire(Instant before, Instant now) {
        return sql.inTransaction(connection -> {
            AuditStore.lock(connection);
            List<String> old =
                    versions(connection, UNSUBMITTED + " and moved_at < ? order by moved_at, version", before);
            for (String it : old) {
                forget(connection, it, "not submitted since before " + before, now);
            }
            return old.size();
        });
    }

    /**
     * Makes room for one more in the caller's transaction: those withdrawn longest ago go.
     *
     * @throws RefusedMove if there are too many that nobody has withdrawn
     */
    static void makeRoom(Connection connection, int most, Instant now) throws SQLException {
        int tooMany = versions(connection, UNSUBMITTED).size() - most + 1;
        if (tooMany <= 0) {
            return;
        }
        List<String> withdrawn = versions(
                connection, UNSUBMITTED + " and state = 'WITHDRAWN' order by moved_at, version limit ?", tooMany);
        if (withdrawn.size() < tooMany) {
            throw new RefusedMove(
                    "%d drafts wait to be submitted; allowed is up to %d.".formatted(most, most),
                    "Maybe submit or withdraw some: GET /api/v1/rulebooks lists them.");
        }
        for (String it : withdrawn) {
            forget(connection, it, "withdrawn, and removed to make room for another draft", now);
        }
    }

    private static List<String> versions(Connection connection, String query, Object... arguments) throws SQLException {
        return Sql.query(connection, query, row -> row.getString("version"), arguments);
    }

    private static void forget(Connection connection, String version, String why, Instant now) throws SQLException {
        String before =
                RulebookStore.active(connection).map(Activation::version).orElse("");
        AuditStore.append(connection, new Deed(WHO, "EXPIRED", before, version, why, now));
        Sql.update(connection, "delete from rulebook_life where version = ?", version);
        Sql.update(connection, "delete from rulebook_version where version = ?", version);
    }
}
