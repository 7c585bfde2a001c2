package io.davylamp.ingest;

import static io.davylamp.sql.Sql.column;

import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Refused items with their reasons, so that nothing that was sent vanishes silently. */
@ApplicationScoped
public class Quarantine {
    private static final String CONFIRM = """
            update quarantine q set settled = 'CONFIRMED', settled_at = now(), settled_by = n.by, settled_why = n.why
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as n (subject, reading_id, content_hash, by, why)
            where q.reading is not null and q.settled is null and q.subject = n.subject
                and q.reading_id = n.reading_id and q.content_hash = n.content_hash""";

    private static final String DISMISS = """
            update quarantine set settled = 'DISMISSED', settled_at = now(), settled_by = ?, settled_why = ?
            where reading is not null and settled is null and id = ?""";

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
     * @param waiting whether it is held for somebody to confirm or dismiss
     * @param settled what became of one that was held, once it is known
     */
    public record Entry(
            long id,
            Instant receivedAt,
            String source,
            int position,
            Rejection rejection,
            boolean waiting,
            Optional<Settled> settled) {}

    /** What became of an item that was held, who said so, and how they knew. */
    public record Settled(Outcome outcome, Instant at, String by, String why) {}

    /** What becomes of an item that is held. */
    public enum Outcome {
        /** It is true: it was kept and judged. */
        CONFIRMED,
        /** It is not: it was not judged. */
        DISMISSED
    }

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

    /** Keeps readings that are hardly true, whole; one that waits already waits once. */
    public void hold(String source, List<ItemOutcome.Held> held) {
        if (held.isEmpty()) {
            return;
        }
        List<ReadingRow> rows =
                held.stream().map(it -> ReadingRow.of(it.reading())).toList();
        sql.update(
                """
                insert into quarantine (source, position, reading_id, field, reason, message, advice, item, subject,
                    reading, content_hash)
                select ?, position::integer, reading_id, field, reason, message, advice, item, subject,
                    reading::json, content_hash
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[])
                    as n (position, reading_id, field, reason, message, advice, item, subject, reading, content_hash)
                on conflict do nothing""",
                source,
                column(held, ItemOutcome.Held::position),
                column(held, it -> it.reading().id()),
                column(held, it -> it.rejection().field().orElse(null)),
                column(held, it -> it.rejection().reason()),
                column(held, it -> it.rejection().message()),
                column(held, it -> it.rejection().advice()),
                column(held, it -> it.rejection().item()),
                column(rows, it -> it.key().subject()),
                column(rows, ReadingRow::body),
                column(rows, ReadingRow::contentHash));
    }

    /** The reading that is held as an entry; empty where there is no such entry, or it holds none. */
    public Optional<Reading> held(long id) {
        return sql
                .query(
                        "select reading from quarantine where id = ? and reading is not null",
                        row -> ReadingJson.read(row.getString("reading")),
                        id)
                .stream()
                .findFirst();
    }

    /** Settles whatever waits of readings that were confirmed, in whatever way that was done. */
    public void confirmed(List<Submission.Parsed> items) {
        List<Submission.Parsed> confirmed =
                items.stream().filter(it -> it.confirmation().isPresent()).toList();
        if (confirmed.isEmpty()) {
            return;
        }
        List<ReadingRow> rows =
                confirmed.stream().map(it -> ReadingRow.of(it.reading())).toList();
        sql.update(
                CONFIRM,
                column(rows, it -> it.key().subject()),
                column(rows, it -> it.key().id()),
                column(rows, ReadingRow::contentHash),
                column(confirmed, it -> it.confirmation().orElseThrow().by()),
                column(confirmed, it -> it.confirmation().orElseThrow().why()));
    }

    /** Settles an entry as not true; false where it does not wait. */
    public boolean dismiss(long id, Confirmation confirmation) {
        return sql.update(DISMISS, confirmation.by(), confirmation.why(), id) == 1;
    }

    /** How many items are held for somebody to confirm or dismiss. */
    public int waiting() {
        return sql.query(
                        "select count(*) from quarantine where reading is not null and settled is null",
                        row -> row.getInt(1))
                .get(0);
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
                    left(item, 4000) as item, reading is not null and settled is null as waiting, settled, settled_at,
                    settled_by, settled_why
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
                                row.getString("item")),
                        row.getBoolean("waiting"),
                        settled(row)),
                before,
                limit);
    }

    private static Optional<Settled> settled(ResultSet row) throws SQLException {
        String outcome = row.getString("settled");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new Settled(
                        Outcome.valueOf(outcome),
                        Sql.instant(row, "settled_at"),
                        row.getString("settled_by"),
                        row.getString("settled_why")));
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
