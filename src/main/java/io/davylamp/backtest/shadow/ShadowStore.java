package io.davylamp.backtest.shadow;

import static io.davylamp.sql.Sql.column;

import io.davylamp.mining.Grade;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Keeps how far each shadow has come, and where it disagrees. */
@ApplicationScoped
public class ShadowStore {
    private static final int LATEST = 100;

    private static final String CLAIM = """
            update shadow set leased_until = now() + interval '60 seconds'
            where version = ? and leased_until < now() and fault is null
            returning *""";

    private static final String DIFFERENCES = """
            insert into shadow_difference
                (version, subject, at, live_version, live_grade, shadow_grade, live_only, shadow_only)
            select ?, subject, at::timestamptz, live_version, live_grade, shadow_grade,
                string_to_array(live_only, ','), string_to_array(shadow_only, ',')
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as t (subject, at, live_version, live_grade, shadow_grade, live_only, shadow_only)
            on conflict do nothing""";

    private final Sql sql;

    public ShadowStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Lets a version judge what is recorded from now on; one that does already goes on. */
    void begin(String version, Instant now) {
        sql.update(
                "insert into shadow (version, started_at, seen_until) values (?, ?, ?) on conflict do nothing",
                version,
                now,
                now);
    }

    /** Up to when a version has judged, where no other replica is at it and it was not abandoned. */
    Optional<Instant> claim(String version) {
        return sql.query(CLAIM, row -> Sql.instant(row, "seen_until"), version).stream()
                .findFirst();
    }

    void keep(String version, List<ShadowDifference> found, int judged, Instant seenUntil) {
        if (!found.isEmpty()) {
            sql.update(
                    DIFFERENCES,
                    version,
                    column(found, ShadowDifference::subject),
                    column(found, ShadowDifference::at),
                    column(found, ShadowDifference::liveVersion),
                    column(found, ShadowDifference::liveGrade),
                    column(found, ShadowDifference::shadowGrade),
                    column(found, it -> String.join(",", it.liveOnly())),
                    column(found, it -> String.join(",", it.shadowOnly())));
        }
        sql.update(
                "update shadow set judged = judged + ?, seen_until = ? where version = ?", judged, seenUntil, version);
    }

    void leave(String version) {
        sql.update("update shadow set leased_until = '-infinity' where version = ?", version);
    }

    void giveUp(String version, String fault) {
        sql.update("update shadow set fault = ? where version = ?", fault, version);
    }

    /** How a version has judged; empty where it never waited. */
    public Optional<ShadowReport> report(String version) {
        return sql
                .query(
                        "select * from shadow where version = ?",
                        row -> new ShadowReport(
                                version,
                                Sql.instant(row, "started_at"),
                                row.getLong("judged"),
                                0,
                                Map.of(),
                                List.of(),
                                Optional.ofNullable(row.getString("fault"))),
                        version)
                .stream()
                .findFirst()
                .map(this::withDifferences);
    }

    private ShadowReport withDifferences(ShadowReport report) {
        Map<Grade, Map<Grade, Long>> grades = new EnumMap<>(Grade.class);
        long[] differing = new long[1];
        sql.query(
                "select live_grade, shadow_grade, count(*) from shadow_difference where version = ? group by 1, 2",
                row -> {
                    differing[0] += row.getLong(3);
                    return grades.computeIfAbsent(Grade.valueOf(row.getString(1)), it -> new EnumMap<>(Grade.class))
                            .put(Grade.valueOf(row.getString(2)), row.getLong(3));
                },
                report.version());
        List<ShadowDifference> latest = sql.query(
                "select * from shadow_difference where version = ? order by at desc, subject limit ?",
                ShadowStore::difference,
                report.version(),
                LATEST);
        return new ShadowReport(
                report.version(), report.since(), report.judged(), differing[0], grades, latest, report.fault());
    }

    private static ShadowDifference difference(ResultSet row) throws SQLException {
        return new ShadowDifference(
                row.getString("subject"),
                Sql.instant(row, "at"),
                row.getString("live_version"),
                Grade.valueOf(row.getString("live_grade")),
                Grade.valueOf(row.getString("shadow_grade")),
                rules(row, "live_only"),
                rules(row, "shadow_only"));
    }

    private static SortedSet<String> rules(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
