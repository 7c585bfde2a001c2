package io.davylamp.audit;

import io.davylamp.sql.Outage;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps the trail. The database refuses to change or delete an entry, and to move the recorded end but by one step. */
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
     * Makes everybody else who is about to write wait until the caller's transaction ends, so that deeds have one order.
     *
     * @return the end of the trail
     */
    public AuditHead lock() {
        return sql.query("select * from audit_head for update", AuditStore::head).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the recorded end of the audit trail is missing"));
    }

    /**
     * Adds a deed in the transaction in which it is done; its hash is also logged, for the log is kept elsewhere.
     *
     * @return the new end of the trail
     */
    public AuditHead append(AuditAction deed) {
        AuditEntry entry = AuditEntry.after(lock(), deed);
        sql.update(
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
        sql.update("update audit_head set seq = ?, hash = ?", entry.seq(), entry.hash());
        LOG.infof("audit %s: %s %s by %s", entry.head(), deed.action(), deed.after(), deed.who());
        return entry.head();
    }

    /**
     * The same, unless the last entry says so already, whenever and over whatever it was written.
     *
     * @return the end of the trail
     */
    public AuditHead appendUnlessLast(AuditAction deed) {
        AuditHead end = lock();
        boolean said = latest(1).stream()
                .map(AuditEntry::deed)
                .anyMatch(it -> it.after().equals(deed.after())
                        && it.action().equals(deed.action())
                        && it.who().equals(deed.who())
                        && it.why().equals(deed.why()));
        return said ? end : append(deed);
    }

    /** Those of some versions that an action was ever done to. */
    public Set<String> withAction(String action, Collection<String> versions) {
        return Set.copyOf(sql.query(
                "select distinct after from audit_entry where action = ? and after = any(?)",
                row -> text(row, "after"),
                action,
                Sql.column(versions, it -> it)));
    }

    /** The last entries, newest first. */
    public List<AuditEntry> latest(int limit) {
        return sql.query("select * from audit_entry order by seq desc limit ?", AuditStore::entry, limit);
    }

    /** What was done to one version, in order. */
    public List<AuditEntry> of(String version) {
        return sql.query("select * from audit_entry where after = ? order by seq", AuditStore::entry, version);
    }

    /**
     * Checks the whole trail.
     *
     * @param kept ends of the trail that were kept elsewhere
     */
    public AuditCheck check(Collection<AuditHead> kept) {
        return check(0, AuditWalk.fromStart(kept));
    }

    /** Checks what was written since an end that was seen before, and that it is still there. */
    AuditCheck checkSince(AuditHead seen) {
        return check(seen.seq(), AuditWalk.from(seen));
    }

    /** Entries and recorded end are read in one view of the database, or an entry written meanwhile would look forged. */
    private AuditCheck check(long from, AuditWalk walk) {
        try {
            return sql.inOneView(connection -> {
                Optional<AuditHead> recorded =
                        Sql.query(connection, "select * from audit_head", AuditStore::head).stream()
                                .findFirst();
                Sql.each(
                        connection,
                        "select * from audit_entry where seq >= ? or seq < 0 order by seq",
                        row -> walk.step(entry(row)),
                        from);
                return walk.finish(recorded);
            });
        } catch (Sql.SqlFailure e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            return AuditCheck.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static AuditHead head(ResultSet row) throws SQLException {
        return new AuditHead(row.getLong("seq"), text(row, "hash"));
    }

    /** A field that somebody emptied is read as the empty text, which was not what was hashed. */
    private static AuditEntry entry(ResultSet row) throws SQLException {
        AuditAction deed = new AuditAction(
                text(row, "who"),
                text(row, "action"),
                text(row, "before"),
                text(row, "after"),
                text(row, "why"),
                Sql.optionalInstant(row, "at").orElse(Instant.EPOCH));
        return new AuditEntry(row.getLong("seq"), deed, text(row, "previous"), text(row, "hash"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
