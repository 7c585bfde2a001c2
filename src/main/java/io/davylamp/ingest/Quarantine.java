package io.davylamp.ingest;

import static io.davylamp.sql.Sql.column;

import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Refused items with their reasons, so that nothing that was sent vanishes silently. */
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

    /**
     * Refused items, newest first. What is kept is cut here as well: rows of old may be of any length.
     *
     * @param before items older than that of this id; {@link Long#MAX_VALUE} for the latest
     */
    public List<Entry> before(long before, int limit) {
        return sql.query(
                """
                select id, received_at, source, position, reason, left(reading_id, 128) as reading_id,
                    left(field, 200) as field, left(message, 1000) as message, left(advice, 1000) as advice,
                    left(item, 4000) as item
                from quarantine where id < ? order by id desc limit ?""",
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
                before,
                limit);
    }

    /**
     * Forgets the oldest items that are too old, or more than are kept, a bounded number at a time.
     *
     * @param before what was received before this moment is too old
     * @param most how many of the latest are kept
     * @return how many were forgotten; less than {@code limit} once there is nothing left to forget
     */
    public int forget(Instant before, long most, int limit) {
        return sql.update("""
                delete from quarantine where id in (
                    select id from quarantine
                    where received_at < ? or id <= (select id from quarantine order by id desc offset ? limit 1)
                    order by id limit ? for update skip locked)""", before, most, limit);
    }
}
