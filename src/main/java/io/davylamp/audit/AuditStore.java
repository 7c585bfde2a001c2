package io.davylamp.audit;

import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps the trail. The database refuses to change or delete an entry. */
@ApplicationScoped
public class AuditStore {
    private static final Logger LOG = Logger.getLogger(AuditStore.class);
    private static final String INSERT = """
            insert into audit_entry (seq, at, who, action, before, after, why, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;

    public AuditStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * Makes everybody else who is about to write wait until this transaction ends, so that deeds have one order.
     *
     * @return the end of the trail
     */
    public static AuditHead lock(Connection connection) throws SQLException {
        return Sql.query(connection, "select * from audit_head for update", AuditStore::head)
                .get(0);
    }

    /**
     * Adds a deed in the transaction in which it is done; its hash is also logged, for the log is kept elsewhere.
     *
     * @return the new end of the trail
     */
    public static AuditHead append(Connection connection, Deed deed) throws SQLException {
        AuditEntry entry = AuditEntry.after(lock(connection), deed);
        Sql.update(
                connection,
                INSERT,
                entry.seq(),
                deed.at(),
                deed.who(),
                deed.action(),
                deed.before(),
                deed.after(),
                deed.why(),
                entry.previous(),
                entry.hash());
        Sql.update(connection, "update audit_head set seq = ?, hash = ?", entry.seq(), entry.hash());
        LOG.infof("audit %s: %s %s by %s", entry.head(), deed.action(), deed.after(), deed.who());
        return entry.head();
    }

    /** The last entries, newest first. */
    public List<AuditEntry> latest(int limit) {
        return sql.query("select * from audit_entry order by seq desc limit ?", AuditStore::entry, limit);
    }

    /** What was done to one version, in order. */
    public List<AuditEntry> of(String version) {
        return sql.query("select * from audit_entry where after = ? order by seq", AuditStore::entry, version);
    }

    /** Checks the whole trail. */
    public AuditCheck check(Optional<AuditHead> kept) {
        return sql.inTransaction(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                AuditHead recorded = Sql.query(connection, "select * from audit_head", AuditStore::head).stream()
                        .findFirst()
                        .orElse(AuditHead.START);
                return AuditCheck.of(
                        Sql.query(connection, "select * from audit_entry order by seq", AuditStore::entry),
                        recorded,
                        kept);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        });
    }

    private static AuditHead head(ResultSet row) throws SQLException {
        return new AuditHead(row.getLong("seq"), row.getString("hash"));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        Deed deed = new Deed(
                row.getString("who"),
                row.getString("action"),
                row.getString("before"),
                row.getString("after"),
                row.getString("why"),
                Sql.instant(row, "at"));
        return new AuditEntry(row.getLong("seq"), deed, row.getString("previous"), row.getString("hash"));
    }
}
