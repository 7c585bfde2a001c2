package io.davylamp.assessment;

import io.davylamp.mining.Grade;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The book as people look at it: a page of operators, worst first, out of many. Reads only. */
@ApplicationScoped
public class BookStore {
    /**
     * Worst first; what cannot be graded comes before what is merely watched, and beside the grade that it is at least or
     * was last known to be where that is worse.
     */
    public static final List<Grade> ORDER =
            List.of(Grade.CAPITULATION, Grade.SEVERE, Grade.STRESSED, Grade.INDETERMINATE, Grade.WATCH, Grade.NORMAL);

    private static final String BOOK = """
            with book as (
                select s.operator_id, p.name, a.grade, a.ranks_as, a.at, a.revision
                from operator_state s
                join operator_profile p on p.operator_id = s.operator_id and p.version = s.profile_version
                left join lateral (
                    select grade, ranks_as, at, revision from assessment
                    where subject = s.operator_id and superseded_at is null
                    order by at desc limit 1) a on true
                where strpos(lower(p.name), lower(?)) > 0 or strpos(s.operator_id, lower(?)) > 0
            )
            """;

    private static final String COUNT =
            BOOK + "select coalesce(grade, '') as grade, count(*) as number from book group by 1";

    private static final String PAGE = BOOK + """
                    , page as (
                        select *, coalesce(least(array_position(?, grade), array_position(?, ranks_as)), 99) as place
                        from book
                        where ? = '' or grade = ?
                        order by place, lower(name), operator_id
                        limit ? offset ?
                    )
                    select page.operator_id, page.name, a.body from page
                    left join assessment a
                        on a.subject = page.operator_id and a.at = page.at and a.revision = page.revision
                    order by place, lower(name), operator_id""";

    private static final String STEPS = """
            select at, grade from (
                select at, grade, lag(grade) over (order by at) as before from assessment
                where subject = ? and superseded_at is null and at <= ?) graded
            where grade is distinct from before
            order by at desc limit ?""";

    private final Sql sql;

    BookStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** An operator and its latest assessment, where it has one. */
    public record Entry(String operatorId, String name, Optional<Assessment> assessment) {}

    /** How many operators there are of each grade, and how many without an assessment. */
    public record Counts(Map<Grade, Long> byGrade, long unassessed) {
        public long all() {
            return unassessed
                    + byGrade.values().stream().mapToLong(Long::longValue).sum();
        }

        public long of(Optional<Grade> grade) {
            return grade.map(it -> byGrade.getOrDefault(it, 0L)).orElseGet(this::all);
        }
    }

    /** A grade that came into force, and when. */
    public record Step(Instant at, Grade grade) {}

    /** Counts the operators whose name or id contains a text. */
    public Counts count(String text) {
        Map<Grade, Long> byGrade = new EnumMap<>(Grade.class);
        long[] unassessed = {0};
        sql.query(
                COUNT,
                row -> {
                    String grade = row.getString("grade");
                    if (grade.isEmpty()) {
                        unassessed[0] = row.getLong("number");
                    } else {
                        byGrade.put(Grade.valueOf(grade), row.getLong("number"));
                    }
                    return grade;
                },
                text,
                text);
        return new Counts(byGrade, unassessed[0]);
    }

    /** Operators whose name or id contains a text, of one grade or of any, worst first. */
    public List<Entry> page(String text, Optional<Grade> grade, int limit, int offset) {
        String wanted = grade.map(Grade::name).orElse("");
        String[] order = ORDER.stream().map(Grade::name).toArray(String[]::new);
        return sql.query(PAGE, BookStore::entry, text, text, order, order, wanted, wanted, limit, offset);
    }

    /** When the grade in force changed, up to a moment, newest first. */
    public List<Step> steps(Subject subject, Instant upTo, int limit) {
        return sql.query(
                STEPS,
                row -> new Step(Sql.instant(row, "at"), Grade.valueOf(row.getString("grade"))),
                subject.value(),
                upTo,
                limit);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("operator_id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("body")).map(AssessmentJson::read));
    }
}
