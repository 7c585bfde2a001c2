package io.davylamp.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Keeps assessments. One stands for each subject and moment; a late reading supersedes it by a new revision, and the
 * old one stays to be looked at. Works inside the caller's transaction.
 */
@ApplicationScoped
public class AssessmentStore {
    private static final String STANDING = "select * from assessment where superseded_at is null ";

    private final DataSource dataSource;

    public AssessmentStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * An assessment with what its reproduction needs beside the readings.
     *
     * @param assessment the verdict
     * @param profileVersion the operator's profile used; 0 for the network
     */
    public record Recorded(Assessment assessment, int profileVersion) {
        /** The memory after it, as text. */
        public String memory() {
            return AssessmentJson.write(assessment.memory());
        }

        /** What makes an assessment worth recording when it changes, figures left out. */
        public String verdict() {
            return Verdict.of(assessment);
        }

        public LocalDate day() {
            return LocalDate.ofInstant(assessment.at(), ZoneOffset.UTC);
        }
    }

    /** What a rerun starts from: the last assessment standing before it. */
    public record Before(String memory, String verdict, LocalDate day) {}

    /** From when on a subject is judged again. */
    public record Rerun(Subject subject, Instant from) {}

    /**
     * Records assessments. For each rerun, what stood from its moment on is superseded, except where the very same
     * assessment is recorded again: that one stays as it is.
     */
    public void record(List<Recorded> assessments, List<Rerun> reruns) {
        try (Connection connection = dataSource.getConnection()) {
            Map<Key, Standing> standing = standing(connection, reruns);
            List<Row> rows = new ArrayList<>();
            for (Recorded recorded : assessments) {
                Row row = Row.of(recorded);
                Standing old = standing.get(row.key());
                if (old == null || !old.body().equals(row.body())) {
                    rows.add(row);
                } else {
                    standing.remove(row.key());
                }
            }
            supersede(connection, standing.keySet());
            insert(connection, rows);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot record assessments", e);
        }
    }

    /** The last assessment of a subject that stands before a moment. */
    public Optional<Before> before(Subject subject, Instant at) {
        return query(STANDING + "and subject = ? and at < ? order by at desc limit 1", row -> new Before(
                row.getString("memory"), row.getString("verdict"), date(instant(row, "at"))), subject.value(), at)
                .stream()
                .findFirst();
    }

    /** The assessment that holds at a moment: the latest recorded at or before it. */
    public Optional<Assessment> at(Subject subject, Instant at) {
        return query(STANDING + "and subject = ? and at <= ? order by at desc limit 1", AssessmentStore::body, subject.value(), at)
                .stream()
                .findFirst();
    }

    /** Assessments of a subject dated from one moment to another, newest first. */
    public List<Assessment> between(Subject subject, Instant from, Instant to, int limit) {
        return query(
                STANDING + "and subject = ? and at between ? and ? order by at desc limit ?",
                AssessmentStore::body,
                subject.value(),
                from,
                to,
                limit);
    }

    /** The same, oldest first, with what their reproduction needs. */
    public List<Recorded> recorded(Subject subject, Instant from, Instant to) {
        return query(
                STANDING + "and subject = ? and at between ? and ? order by at",
                row -> new Recorded(body(row), row.getInt("profile_version")),
                subject.value(),
                from,
                to);
    }

    /** The latest assessment of every operator, by id. */
    public List<Assessment> latestOfOperators() {
        return query(
                """
                select a.* from operator_state s
                join lateral (select * from assessment where subject = s.operator_id and superseded_at is null
                    order by at desc limit 1) a on true
                order by s.operator_id""",
                AssessmentStore::body);
    }

    private static Map<Key, Standing> standing(Connection connection, List<Rerun> reruns) throws SQLException {
        Map<Key, Standing> standing = new HashMap<>();
        if (reruns.isEmpty()) {
            return standing;
        }
        try (PreparedStatement select = connection.prepareStatement(
                """
                select a.subject, a.at, a.body from assessment a
                join unnest(?::text[], ?::text[]::timestamptz[]) as rerun (subject, start)
                    on a.subject = rerun.subject and a.at >= rerun.start
                where superseded_at is null""")) {
            setText(select, 1, reruns, it -> it.subject().value());
            setText(select, 2, reruns, it -> it.from().toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Key key = new Key(row.getString("subject"), instant(row, "at"));
                    standing.put(key, new Standing(row.getString("body")));
                }
            }
        }
        return standing;
    }

    private static void supersede(Connection connection, Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                """
                update assessment a set superseded_at = now()
                from unnest(?::text[], ?::text[]::timestamptz[]) as old (subject, at)
                where a.subject = old.subject and a.at = old.at and a.superseded_at is null""")) {
            List<Key> all = List.copyOf(keys);
            setText(update, 1, all, Key::subject);
            setText(update, 2, all, it -> it.at().toString());
            update.executeUpdate();
        }
    }

    private static void insert(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into assessment (subject, at, revision, grade, rulebook_version, profile_version, verdict, memory, body)
                select n.subject, n.at, 1 + coalesce(
                        (select max(revision) from assessment a where a.subject = n.subject and a.at = n.at), 0),
                    n.grade, n.rulebook_version, n.profile_version::integer, n.verdict, n.memory::json, n.body::json
                from unnest(?::text[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as n (subject, at, grade, rulebook_version, profile_version, verdict, memory, body)""")) {
            setText(insert, 1, rows, it -> it.key().subject());
            setText(insert, 2, rows, it -> it.key().at().toString());
            setText(insert, 3, rows, it -> it.recorded().assessment().grade().name());
            setText(insert, 4, rows, it -> it.recorded().assessment().rulebookVersion());
            setText(insert, 5, rows, it -> String.valueOf(it.recorded().profileVersion()));
            setText(insert, 6, rows, it -> it.recorded().verdict());
            setText(insert, 7, rows, it -> it.recorded().memory());
            setText(insert, 8, rows, Row::body);
            insert.executeUpdate();
        }
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(
                        i + 1,
                        values[i] instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read assessments", e);
        }
    }

    private static Assessment body(ResultSet row) throws SQLException {
        return AssessmentJson.read(row.getString("body"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static <T> void setText(PreparedStatement statement, int index, List<T> rows, Function<T, String> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }

    private record Key(String subject, Instant at) {}

    private record Standing(String body) {}

    private record Row(Key key, Recorded recorded, String body) {
        static Row of(Recorded recorded) {
            Assessment assessment = recorded.assessment();
            return new Row(
                    new Key(assessment.subject().value(), assessment.at()), recorded, AssessmentJson.write(assessment));
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
