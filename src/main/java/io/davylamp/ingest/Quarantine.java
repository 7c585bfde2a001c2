package io.davylamp.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Refused items with their reasons, so that nothing sent to us vanishes without a word. */
@ApplicationScoped
public class Quarantine {
    private final DataSource dataSource;

    public Quarantine(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One refused item as it is kept. */
    public record Entry(
            long id,
            Instant receivedAt,
            String source,
            int position,
            Optional<String> readingId,
            Optional<String> field,
            Rejection.Reason reason,
            String message,
            String advice,
            String item) {}

    /**
     * Keeps refused items, inside the caller's transaction.
     *
     * @param source where they came from: {@code rest}, {@code csv}, {@code kafka readings/0}
     */
    public void keep(String source, List<ItemOutcome.Rejected> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into quarantine (source, position, reading_id, field, reason, message, advice, item)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (ItemOutcome.Rejected item : rejected) {
                Rejection rejection = item.rejection();
                insert.setString(1, source);
                insert.setInt(2, item.position());
                insert.setString(3, rejection.readingId().orElse(null));
                insert.setString(4, rejection.field().orElse(null));
                insert.setString(5, rejection.reason().name());
                insert.setString(6, rejection.message());
                insert.setString(7, rejection.advice());
                insert.setString(8, rejection.item());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep refused items", e);
        }
    }

    /** The latest refused items, newest first. */
    public List<Entry> latest(int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from quarantine order by id desc limit ?")) {
            select.setInt(1, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong("id"),
                            row.getObject("received_at", OffsetDateTime.class).toInstant(),
                            row.getString("source"),
                            row.getInt("position"),
                            Optional.ofNullable(row.getString("reading_id")),
                            Optional.ofNullable(row.getString("field")),
                            Rejection.Reason.valueOf(row.getString("reason")),
                            row.getString("message"),
                            row.getString("advice"),
                            row.getString("item")));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read refused items", e);
        }
    }
}
