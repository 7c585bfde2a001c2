package io.davylamp.ingest;

import static io.davylamp.sql.Sql.column;

import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Refused items with their reasons, so that nothing sent to us vanishes without a word. */
@ApplicationScoped
public class Quarantine {
    private final Sql sql;

    public Quarantine(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * One refused item as it is kept.
     *
     * @param id rises with every item
     * @param source where it came from: {@code rest}, {@code csv}, {@code kafka}
     * @param position its place in what was sent, from 0
     */
    public record Entry(long id, Instant receivedAt, String source, int position, Rejection rejection) {}

    /** Keeps refused items, inside the caller's transaction. */
    public void keep(String source, List<ItemOutcome.Rejected> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into quarantine (source, position, reading_id, field, reason, message, advice, item)
                select ?, position::integer, reading_id, field, reason, message, advice, item
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as n (position, reading_id, field, reason, message, advice, item)""",
                source,
                column(rejected, ItemOutcome.Rejected::position),
                column(rejected, it -> it.rejection().readingId().orElse(null)),
                column(rejected, it -> it.rejection().field().orElse(null)),
                column(rejected, it -> it.rejection().reason()),
                column(rejected, it -> it.rejection().message()),
                column(rejected, it -> it.rejection().advice()),
                column(rejected, it -> it.rejection().item()));
    }

    /** The latest refused items, newest first. */
    public List<Entry> latest(int limit) {
        return sql.query(
                "select * from quarantine order by id desc limit ?",
                row -> new Entry(
                        row.getLong("id"),
                        Sql.instant(row, "received_at"),
                        row.getString("source"),
                        row.getInt("position"),
                        new Rejection(
                                Optional.ofNullable(row.getString("reading_id")),
                                Rejection.Reason.valueOf(row.getString("reason")),
                                Optional.ofNullable(row.getString("field")),
                                row.getString("message"),
                                row.getString("advice"),
                                row.getString("item"))),
                limit);
    }
}
