package io.davylamp.ingest;

import static io.davylamp.sql.Sql.column;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Keeps readings in bulk, each at most once by (subject, id), and reads them back in time order; those of one moment in
 * the order they were received, so that the last of them counts. Works inside the caller's transaction, which holds the
 * lock of whomever the readings are about: what it receives is later than what is kept of them already.
 */
@ApplicationScoped
public class ReadingStore {
    private static final String INSERT = """
            insert into reading (subject, id, kind, at, body, content_hash, received)
            select subject, id, kind, at::timestamptz, body::json, content_hash, received::bigint
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as n (subject, id, kind, at, body, content_hash, received)
            on conflict do nothing
            returning subject, id""";

    private static final String HASHES = """
            select subject, id, content_hash from reading
            join unnest(?::text[], ?::text[]) as wanted (subject, id) using (subject, id)""";

    private static final String STATE_BEFORE = """
            select body from reading where subject = ? and id in (
                select distinct on (kind, month) id from (
                    select kind, id, at, received,
                        case when kind in ('treasury', 'disclosure') then date_trunc('month', at at time zone 'UTC') end as month
                    from reading where subject = ? and at < ?) known
                order by kind, month desc nulls last, at desc, received desc, id desc)
            order by at, received, id""";

    private static final String MARKET_FROM = """
            select body from reading where subject = ? and at >= coalesce(
                (select max(at) from reading where subject = ? and at < ?), '-infinity')
            order by at, received, id limit ?""";

    private final Sql sql;

    public ReadingStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * The outcome of a batch.
     *
     * @param fresh the readings that were not known, in time order; those of one moment as they were given
     * @param outcomes one per reading given, in its order
     */
    public record Kept(List<Reading> fresh, List<ItemOutcome> outcomes) {}

    /** Keeps what is not known yet. The same id with other content is rejected and changes nothing. */
    public Kept keep(List<Submission.Parsed> items) {
        List<ReadingRow> rows = rows(items);
        SortedMap<ReadingRow.Key, ReadingRow> first = new TreeMap<>();
        rows.forEach(row -> first.putIfAbsent(row.key(), row));
        Set<ReadingRow.Key> inserted = insert(List.copyOf(first.values()));
        Map<ReadingRow.Key, String> hashes = hashes(
                first.keySet().stream().filter(it -> !inserted.contains(it)).toList());
        List<ItemOutcome> outcomes = new ArrayList<>();
        List<Reading> fresh = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ReadingRow row = rows.get(i);
            String kept = hashes.computeIfAbsent(
                    row.key(), key -> Objects.requireNonNull(first.get(key)).contentHash());
            ItemOutcome outcome = outcome(items.get(i), row, kept, inserted);
            outcomes.add(outcome);
            if (outcome instanceof ItemOutcome.Accepted) {
                fresh.add(items.get(i).reading());
                inserted.remove(row.key());
            }
        }
        fresh.sort(Comparator.comparing(Reading::at));
        return new Kept(fresh, outcomes);
    }

    private List<ReadingRow> rows(List<Submission.Parsed> items) {
        List<Long> received = sql.query(
                "select nextval('reading_received') from generate_series(1, ?)", row -> row.getLong(1), items.size());
        List<ReadingRow> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            rows.add(ReadingRow.of(items.get(i).reading(), received.get(i)));
        }
        return rows;
    }

    /** Those of some readings whose ids are taken already. */
    public Set<Reading> known(Collection<Reading> readings) {
        Map<Reading, ReadingRow.Key> keys = new LinkedHashMap<>();
        readings.forEach(it -> keys.put(it, ReadingRow.key(it)));
        Set<ReadingRow.Key> taken = hashes(List.copyOf(keys.values())).keySet();
        keys.values().removeIf(it -> !taken.contains(it));
        return Set.copyOf(keys.keySet());
    }

    private static ItemOutcome outcome(
            Submission.Parsed item, ReadingRow row, String keptHash, Set<ReadingRow.Key> inserted) {
        if (!keptHash.equals(row.contentHash())) {
            return new ItemOutcome.Rejected(item.position(), Rejection.otherContent(item.reading()));
        }
        return inserted.contains(row.key())
                ? new ItemOutcome.Accepted(item.position(), row.key().id())
                : new ItemOutcome.Duplicate(item.position(), row.key().id());
    }

    /** An operator's readings dated from a moment on, in time order. */
    public List<Reading.OfOperator> from(OperatorId id, Instant from) {
        return from(id, from, Integer.MAX_VALUE);
    }

    /** The same, but not more than so many. */
    public List<Reading.OfOperator> from(OperatorId id, Instant from, int most) {
        return sql.query(
                "select body from reading where subject = ? and at >= ? order by at, received, id limit ?",
                row -> (Reading.OfOperator) ReadingJson.read(row.getString("body")),
                id.value(),
                from,
                most);
    }

    /**
     * The readings that make up an operator's state just before a moment: of each kind the latest, and of treasuries
     * and disclosures the latest of each month.
     */
    public List<Reading.OfOperator> stateBefore(OperatorId id, Instant before) {
        return sql.query(
                STATE_BEFORE,
                row -> (Reading.OfOperator) ReadingJson.read(row.getString("body")),
                id.value(),
                id.value(),
                before);
    }

    /** Market readings dated from a moment on, in time order, led by the last one before it. */
    public List<Reading.Market> marketFrom(Instant from) {
        return marketFrom(from, Integer.MAX_VALUE);
    }

    /** The same, but not more than so many. */
    public List<Reading.Market> marketFrom(Instant from, int most) {
        return sql.query(
                MARKET_FROM,
                row -> (Reading.Market) ReadingJson.read(row.getString("body")),
                ReadingRow.MARKET,
                ReadingRow.MARKET,
                from,
                most);
    }

    /** The moment of the latest reading of all. */
    public Optional<Instant> last() {
        return sql.query("select max(at) as at from reading", row -> Sql.optionalInstant(row, "at"))
                .get(0);
    }

    /** How many moments of the market there are from one on, counted to so many. */
    public int marketMomentsFrom(Instant from, int most) {
        return sql.query(
                        "select count(*) from (select 1 from reading where subject = ? and at >= ? limit ?) moments",
                        row -> row.getInt(1),
                        ReadingRow.MARKET,
                        from,
                        most)
                .get(0);
    }

    private Set<ReadingRow.Key> insert(List<ReadingRow> rows) {
        return new HashSet<>(sql.query(
                INSERT,
                row -> new ReadingRow.Key(row.getString("subject"), row.getString("id")),
                column(rows, it -> it.key().subject()),
                column(rows, it -> it.key().id()),
                column(rows, ReadingRow::kind),
                column(rows, ReadingRow::at),
                column(rows, ReadingRow::body),
                column(rows, ReadingRow::contentHash),
                column(rows, ReadingRow::received)));
    }

    private Map<ReadingRow.Key, String> hashes(List<ReadingRow.Key> keys) {
        Map<ReadingRow.Key, String> hashes = new HashMap<>();
        if (!keys.isEmpty()) {
            sql.query(
                    HASHES,
                    row -> hashes.put(
                            new ReadingRow.Key(row.getString("subject"), row.getString("id")),
                            row.getString("content_hash")),
                    column(keys, ReadingRow.Key::subject),
                    column(keys, ReadingRow.Key::id));
        }
        return hashes;
    }
}
