package io.davylamp.assessment;

import static io.davylamp.sql.Sql.column;

import io.davylamp.mining.Declined;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps assessments. One is current for each subject and moment; a late reading supersedes it by a new revision, and
 * the old one stays readable. Works inside the caller's transaction.
 */
@ApplicationScoped
public class AssessmentStore {
    private static final String STANDING = "select * from assessment where superseded_at is null ";

    private static final String STANDING_FROM = """
            select a.subject, a.at, a.body from assessment a
            join unnest(?::text[], ?::text[], ?::text[]) as rerun (subject, start, until)
                on a.subject = rerun.subject and a.at >= rerun.start::timestamptz
                and a.at < coalesce(rerun.until::timestamptz, 'infinity')
            where superseded_at is null""";

    private static final String SUPERSEDE = """
            update assessment a set superseded_at = now()
            from unnest(?::text[], ?::text[]) as old (subject, at)
            where a.subject = old.subject and a.at = old.at::timestamptz and a.superseded_at is null""";

    private static final String INSERT = """
            insert into assessment (subject, at, revision, grade, rulebook_version, profile_version, verdict, memory, body,
                ranks_as)
            select n.subject, n.at::timestamptz, 1 + coalesce(
                    (select max(revision) from assessment a where a.subject = n.subject and a.at = n.at::timestamptz), 0),
                n.grade, n.rulebook_version, n.profile_version::integer, n.verdict, n.memory::json, n.body::json,
                n.ranks_as
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[])
                as n (subject, at, grade, rulebook_version, profile_version, verdict, memory, body, ranks_as)""";

    /** Whole transactions: all that one recorded share its time. */
    private static final String RECORDED_BETWEEN = """
            with waiting as (
                select recorded_at, profile_version, body from assessment
                where recorded_at > ? and recorded_at < ?
                    and superseded_at is null)
            select * from waiting where recorded_at <= coalesce(
                (select recorded_at from waiting order by recorded_at offset ? limit 1), 'infinity')
            order by recorded_at""";

    private final Sql sql;

    public AssessmentStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * An assessment with what its reproduction needs beside the readings.
     *
     * @param assessment the verdict
     * @param profileVersion the operator's profile used; 0 for the network
     */
    public record Recorded(Assessment assessment, int profileVersion) {
        /** What makes an assessment worth recording when it changes, figures left out. */
        public String verdict() {
            return Verdict.of(assessment);
        }

        public LocalDate day() {
            return LocalDate.ofInstant(assessment.at(), ZoneOffset.UTC);
        }
    }

    /** One as it is kept, and since when. */
    public record Kept(Recorded recorded, Instant at) {}

    /** What a rerun starts from: the last assessment standing before it. */
    public record Before(GradeMemory memory, String verdict, LocalDate day) {}

    /** From when on a subject is judged again, and until when, where that is not for all time after. */
    public record Rerun(Subject subject, Instant from, Optional<Instant> until) {}

    /**
     * Records assessments. For each rerun, what was current over its time is superseded, except where the very same
     * assessment is recorded again: that one stays as it is.
     */
    public void record(List<Recorded> assessments, List<Rerun> reruns) {
        Map<Key, String> standing = standing(reruns);
        List<Row> rows = new ArrayList<>();
        for (Recorded recorded : assessments) {
            Row row = Row.of(recorded);
            if (row.body().equals(standing.get(row.key()))) {
                standing.remove(row.key());
            } else {
                rows.add(row);
            }
        }
        supersede(List.copyOf(standing.keySet()));
        insert(rows);
    }

    /** The last current assessment of a subject before a moment. */
    public Optional<Before> before(Subject subject, Instant at) {
        return sql
                .query(
                        STANDING + "and subject = ? and at < ? order by at desc limit 1",
                        row -> new Before(
                                AssessmentJson.readMemory(row.getString("memory")),
                                row.getString("verdict"),
                                LocalDate.ofInstant(Sql.instant(row, "at"), ZoneOffset.UTC)),
                        subject.value(),
                        at)
                .stream()
                .findFirst();
    }

    /** The assessment of a subject that holds at a moment that is asked for. */
    public Assessment holding(Subject subject, Instant at) {
        return at(subject, at)
                .orElseThrow(() -> Declined.unknown(
                        "assessment of %s at %s".formatted(subject.isNetwork() ? "the network" : subject.value(), at),
                        "Maybe no reading is dated so early, or none was sent yet: POST /api/v1/readings."));
    }

    /** The assessment that holds at a moment: the latest recorded at or before it. */
    public Optional<Assessment> at(Subject subject, Instant at) {
        return sql
                .query(
                        STANDING + "and subject = ? and at <= ? order by at desc limit 1",
                        AssessmentStore::body,
                        subject.value(),
                        at)
                .stream()
                .findFirst();
    }

    /** When a subject was last judged, as far as recorded. */
    public Optional<Instant> lastMoment(Subject subject) {
        return sql
                .query(
                        STANDING + "and subject = ? order by at desc limit 1",
                        row -> Sql.instant(row, "at"),
                        subject.value())
                .stream()
                .findFirst();
    }

    /** Assessments of a subject dated from one moment to another, newest first. */
    public List<Assessment> between(Subject subject, Instant from, Instant to, int limit) {
        return sql.query(
                STANDING + "and subject = ? and at between ? and ? order by at desc limit ?",
                AssessmentStore::body,
                subject.value(),
                from,
                to,
                limit);
    }

    /** The same, oldest first, with what their reproduction needs. */
    public List<Recorded> recorded(Subject subject, Instant from, Instant to) {
        return sql.query(
                STANDING + "and subject = ? and at between ? and ? order by at",
                row -> new Recorded(body(row), row.getInt("profile_version")),
                subject.value(),
                from,
                to);
    }

    /** What is current of that recorded after a moment and before another, in that order: about so many. */
    public List<Kept> recordedBetween(Instant after, Instant before, int about) {
        return sql.query(
                RECORDED_BETWEEN,
                row -> new Kept(
                        new Recorded(body(row), row.getInt("profile_version")), Sql.instant(row, "recorded_at")),
                after,
                before,
                about - 1);
    }

    private Map<Key, String> standing(List<Rerun> reruns) {
        Map<Key, String> standing = new HashMap<>();
        if (!reruns.isEmpty()) {
            sql.query(
                    STANDING_FROM,
                    row -> standing.put(
                            new Key(row.getString("subject"), Sql.instant(row, "at")), row.getString("body")),
                    column(reruns, it -> it.subject().value()),
                    column(reruns, Rerun::from),
                    column(reruns, it -> it.until().orElse(null)));
        }
        return standing;
    }

    private void supersede(List<Key> keys) {
        if (!keys.isEmpty()) {
            sql.update(SUPERSEDE, column(keys, Key::subject), column(keys, Key::at));
        }
    }

    private void insert(List<Row> rows) {
        if (!rows.isEmpty()) {
            sql.update(
                    INSERT,
                    column(rows, it -> it.key().subject()),
                    column(rows, it -> it.key().at()),
                    column(rows, it -> it.assessment().grade()),
                    column(rows, it -> it.assessment().rulebookVersion()),
                    column(rows, it -> it.recorded().profileVersion()),
                    column(rows, it -> it.recorded().verdict()),
                    column(rows, it -> AssessmentJson.write(it.assessment().memory())),
                    column(rows, Row::body),
                    column(rows, it -> Standing.ranksAs(it.assessment()).orElse(null)));
        }
    }

    private static Assessment body(ResultSet row) throws SQLException {
        return AssessmentJson.read(row.getString("body"));
    }

    private record Key(String subject, Instant at) {}

    private record Row(Key key, Recorded recorded, String body) {
        static Row of(Recorded recorded) {
            Assessment assessment = recorded.assessment();
            return new Row(
                    new Key(assessment.subject().value(), assessment.at()), recorded, AssessmentJson.write(assessment));
        }

        Assessment assessment() {
            return recorded.assessment();
        }
    }
}
