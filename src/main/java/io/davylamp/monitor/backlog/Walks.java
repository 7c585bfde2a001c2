package io.davylamp.monitor.backlog;

import static io.davylamp.sql.Sql.column;

import io.davylamp.mining.OperatorId;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Operators whose timeline is judged up to a moment only. Each has one row at the most: who asks for an earlier moment
 * moves it back, so that what was asked for twice is judged once. Whoever takes or shortens a walk holds its operator's
 * lock; work on it can so be taken up by any worker of any replica.
 */
@ApplicationScoped
public class Walks {
    private static final String LEAVE = """
            insert into walk (operator_id, from_at, rerun, line)
            select operator_id, from_at::timestamptz, rerun::boolean, line::bigint
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as n (operator_id, from_at, rerun, line)
            """;

    private static final String ENLIST = """
            insert into walk (operator_id, from_at, rerun, line)
            select operator_id, ?::timestamptz, false, ?::bigint from operator_state
            where operator_id > ? and operator_id <= coalesce(?, operator_id) order by operator_id
            """;

    private static final String ONE_EACH = """
            on conflict (operator_id) do update set from_at = least(walk.from_at, excluded.from_at),
                rerun = walk.rerun or excluded.rerun, line = coalesce(excluded.line, walk.line)""";

    /** The oldest walk of which nobody holds the operator: a reading that is being judged goes first. */
    private static final String NEXT = """
            select w.operator_id from walk w join operator_state s using (operator_id)
            order by w.created_at, w.operator_id limit 1 for update of s skip locked""";

    private final Sql sql;

    Walks(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * What is left of an operator's timeline.
     *
     * @param from the first moment not judged
     * @param rerun whether it had been judged before
     * @param line the line of the book that asked for it; empty: a reading of its own did
     */
    public record Waiting(OperatorId operator, Instant from, boolean rerun, OptionalLong line) {}

    /** Leaves what could not be judged in one go. */
    public void leave(Collection<Waiting> left) {
        if (!left.isEmpty()) {
            List<Waiting> sorted = left.stream()
                    .sorted(Comparator.comparing(it -> it.operator().value()))
                    .toList();
            sql.update(
                    LEAVE + ONE_EACH,
                    column(sorted, Waiting::operator),
                    column(sorted, Waiting::from),
                    column(sorted, Waiting::rerun),
                    column(sorted, it -> it.line().isPresent() ? it.line().getAsLong() : null));
        }
    }

    /** Gives every operator after one, up to another, a walk from a moment on. */
    void enlist(Instant from, long line, String after, @Nullable String upTo) {
        sql.update(ENLIST + ONE_EACH, from.toString(), line, after, upTo);
    }

    /** How many operators have a walk before them, and from when on. */
    Backlog.Walking walking() {
        return sql.query(
                        "select count(*) as operators, min(created_at) as since, min(from_at) as from_at from walk",
                        row -> new Backlog.Walking(
                                row.getLong("operators"),
                                Sql.optionalInstant(row, "since"),
                                Sql.optionalInstant(row, "from_at")))
                .get(0);
    }

    /** Whether any is left that one of some lines asked for, or of any of some operators. */
    boolean wait(Set<Long> lines, Set<OperatorId> operators) {
        return sql.exists(
                "select 1 from walk where line = any(?::bigint[]) or operator_id = any(?) limit 1",
                column(lines, it -> it),
                column(operators, OperatorId::value));
    }

    /** Those of some operators that have a walk before them. */
    public Set<OperatorId> among(Collection<OperatorId> operators) {
        return Set.copyOf(sql.query(
                "select operator_id from walk where operator_id = any(?)",
                row -> new OperatorId(row.getString("operator_id")),
                (Object) column(operators, OperatorId::value)));
    }

    /** Locks the operator whose walk is next, if there is any. */
    public Optional<OperatorId> lockNext() {
        return sql.query(NEXT, row -> new OperatorId(row.getString("operator_id"))).stream()
                .findFirst();
    }

    /** Takes the walk of an operator that is locked; what is left of it is to be left again. */
    public Optional<Waiting> take(OperatorId operator) {
        return sql
                .query(
                        "delete from walk where operator_id = ? returning from_at, rerun, line",
                        row -> {
                            Long line = row.getObject("line", Long.class);
                            return new Waiting(
                                    operator,
                                    Sql.instant(row, "from_at"),
                                    row.getBoolean("rerun"),
                                    line == null ? OptionalLong.empty() : OptionalLong.of(line));
                        },
                        operator.value())
                .stream()
                .findFirst();
    }
}
