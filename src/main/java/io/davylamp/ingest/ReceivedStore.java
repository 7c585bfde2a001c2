package io.davylamp.ingest;

import io.davylamp.mining.OperatorId;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Readings as they were received, with what each corrected and what corrected it. Reads only. */
@ApplicationScoped
public class ReceivedStore {
    /** What corrects a reading is of its own kind and moment: readings of other moments need not be looked at. */
    private static final String RECEIVED = """
            select id, kind, at, kept_at, body, lead(id) over same as replaced_by, lag(id) over same as replaces
            from reading
            where subject = ? and at between ? and ? and (? = '' or kind = ?)
            window same as (partition by kind, at order by received, id)
            order by at desc, received desc, id desc limit ?""";

    private final Sql sql;

    ReceivedStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * A reading as it was received.
     *
     * @param kind such as {@code treasury}
     * @param at the moment it is about
     * @param replaces the reading of its kind and moment that it took the place of
     * @param replacedBy the one that took its place, being received later; empty while it is in force
     * @param body the reading itself, as JSON
     */
    public record Received(
            String id,
            String kind,
            Instant at,
            Instant receivedAt,
            Optional<String> replaces,
            Optional<String> replacedBy,
            String body) {
        /** Whether it is what counts for its kind and moment. */
        public boolean inForce() {
            return replacedBy.isEmpty();
        }
    }

    /**
     * An operator's readings dated from one moment to another, both included, newest first.
     *
     * @param kind of one kind; empty for all
     */
    public List<Received> of(OperatorId id, String kind, Instant from, Instant to, int limit) {
        return sql.query(RECEIVED, ReceivedStore::received, id.value(), from, to, kind, kind, limit);
    }

    private static Received received(ResultSet row) throws SQLException {
        return new Received(
                row.getString("id"),
                row.getString("kind"),
                Sql.instant(row, "at"),
                Sql.instant(row, "kept_at"),
                Optional.ofNullable(row.getString("replaces")),
                Optional.ofNullable(row.getString("replaced_by")),
                row.getString("body"));
    }
}
