package io.davylamp.ingest;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Keeps readings in bulk, each at most once by (subject, id), and reads them back in time order. Works inside the
 * caller's transaction.
 */
@ApplicationScoped
public class ReadingStore {
    /** The subject market readings are kept under; no operator can be called so. */
    public static final String MARKET = "@market";

    private final DataSource dataSource;

    public ReadingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What became of a batch.
     *
     * @param fresh the readings that were not known, in time order
     * @param outcomes one per reading given, in its order
     */
    public record Kept(List<Reading> fresh, List<ItemOutcome> outcomes) {}

    /** Keeps what is not known yet. The same id with other content is rejected and changes nothing. */
    public Kept keep(List<Submission.Parsed> items) {
        Map<Key, Row> rows = new TreeMap<>();
        for (Submission.Parsed item : items) {
            rows.putIfAbsent(Key.of(item.reading()), Row.of(item.reading()));
        }
        try (Connection connection = dataSource.getConnection()) {
            Set<Key> inserted = insert(connection, rows);
            Map<Key, String> known = hashes(connection, rows, inserted);
            return kept(items, rows, inserted, known);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep readings", e);
        }
    }

    /** An operator's readings dated from a moment on, in time order. */
    public List<Reading.OfOperator> from(OperatorId id, Instant from) {
        return read("subject = ? and at >= ? order by at, id", id.value(), from).stream()
                .map(Reading.OfOperator.class::cast)
                .toList();
    }

    /**
     * The readings that make up an operator's state just before a moment: of each kind the latest, and of treasuries
     * the latest of each of three months.
     */
    public List<Reading.OfOperator> stateBefore(OperatorId id, Instant before) {
        return read(
                        """
                        id in (
                            select distinct on (kind, month) id from (
                                select kind, id, at,
                                    case kind when 'treasury' then date_trunc('month', at at time zone 'UTC') end as month
                                from reading where subject = ? and at < ?) latest
                            order by kind, month desc nulls last, at desc, id desc)
                        and subject = ? order by at, id""",
                        id.value(),
                        before,
                        id.value())
                .stream()
                .map(Reading.OfOperator.class::cast)
                .toList();
    }

    /** Market readings dated from a moment on, in time order, led by the last one before it. */
    public List<Reading.Market> marketFrom(Instant from) {
        return read(
                        """
                        subject = ? and at >= coalesce(
                            (select max(at) from reading where subject = ? and at < ?), '-infinity')
                        order by at, id""",
                        MARKET,
                        MARKET,
                        from)
                .stream()
                .map(Reading.Market.class::cast)
                .toList();
    }

    private List<Reading> read(String where, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select body from reading where " + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(
                        i + 1,
                        values[i] instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : values[i]);
            }
            List<Reading> readings = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    readings.add(ReadingJson.read(result.getString(1)));
                }
            }
            return readings;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read readings", e);
        }
    }

    private static Set<Key> insert(Connection connection, Map<Key, Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into reading (subject, id, kind, at, body, content_hash)
                select * from unnest(
                    ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[]::json[], ?::text[])
                on conflict do nothing
                returning subject, id""")) {
            Collection<Row> values = rows.values();
            insert.setArray(1, text(connection, rows.keySet().stream().map(Key::subject).toList()));
            insert.setArray(2, text(connection, rows.keySet().stream().map(Key::id).toList()));
            insert.setArray(3, text(connection, values.stream().map(Row::kind).toList()));
            insert.setArray(4, text(connection, values.stream().map(it -> it.at().toString()).toList()));
            insert.setArray(5, text(connection, values.stream().map(Row::body).toList()));
            insert.setArray(6, text(connection, values.stream().map(Row::contentHash).toList()));
            Set<Key> inserted = new HashSet<>();
            try (ResultSet result = insert.executeQuery()) {
                while (result.next()) {
                    inserted.add(new Key(result.getString(1), result.getString(2)));
                }
            }
            return inserted;
        }
    }

    private static Map<Key, String> hashes(Connection connection, Map<Key, Row> rows, Set<Key> inserted)
            throws SQLException {
        List<Key> others = rows.keySet().stream().filter(it -> !inserted.contains(it)).toList();
        Map<Key, String> hashes = new HashMap<>();
        if (others.isEmpty()) {
            return hashes;
        }
        try (PreparedStatement select = connection.prepareStatement(
                """
                select subject, id, content_hash from reading
                join unnest(?::text[], ?::text[]) as wanted (subject, id) using (subject, id)""")) {
            select.setArray(1, text(connection, others.stream().map(Key::subject).toList()));
            select.setArray(2, text(connection, others.stream().map(Key::id).toList()));
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    hashes.put(new Key(result.getString(1), result.getString(2)), result.getString(3));
                }
            }
        }
        return hashes;
    }

    private static Kept kept(
            List<Submission.Parsed> items, Map<Key, Row> rows, Set<Key> inserted, Map<Key, String> known) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        List<Reading> fresh = new ArrayList<>();
        Set<Key> taken = new HashSet<>();
        for (Submission.Parsed item : items) {
            Key key = Key.of(item.reading());
            Row row = Row.of(item.reading());
            String keptHash = known.getOrDefault(key, Objects.requireNonNull(rows.get(key)).contentHash());
            if (!keptHash.equals(row.contentHash())) {
                outcomes.add(new ItemOutcome.Rejected(item.position(), otherContent(item.reading(), row.body())));
            } else if (inserted.contains(key) && taken.add(key)) {
                fresh.add(item.reading());
                outcomes.add(new ItemOutcome.Accepted(item.position(), key.id()));
            } else {
                outcomes.add(new ItemOutcome.Duplicate(item.position(), key.id()));
            }
        }
        fresh.sort(java.util.Comparator.comparing(Reading::at).thenComparing(Reading::id));
        return new Kept(fresh, outcomes);
    }

    private static Rejection otherContent(Reading reading, String body) {
        return new Rejection(
                java.util.Optional.of(reading.id()),
                Rejection.Reason.ID_WITH_OTHER_CONTENT,
                java.util.Optional.of("/id"),
                "a reading with this id is kept already, with other content.",
                "Maybe it is a correction: send it under an id of its own; of two readings of one kind and moment,"
                        + " the one with the later id in alphabetical order counts.",
                body);
    }

    private static java.sql.Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private record Key(String subject, String id) implements Comparable<Key> {
        static Key of(Reading reading) {
            return new Key(
                    reading instanceof Reading.OfOperator it ? it.operatorId().value() : MARKET, reading.id());
        }

        @Override
        public int compareTo(Key other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : id.compareTo(other.id);
        }
    }

    private record Row(String kind, Instant at, String body, String contentHash) {
        static Row of(Reading reading) {
            String body = ReadingJson.write(reading);
            return new Row(ReadingJson.kind(reading), reading.at(), body, hash(body));
        }

        private static String hash(String body) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
