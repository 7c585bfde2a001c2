package io.davylamp.rulebook;

import io.davylamp.rulebook.version.Activation;
import io.davylamp.rules.RuleProblem;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What each replica last said of itself, in order that all can be seen from any. */
@ApplicationScoped
public class ReplicaStore {
    private static final String REPORT = """
            insert into rulebook_replica (replica, version, since, refused, problem, started_at, seen_at)
            values (?, ?, ?::timestamptz, ?, ?, ?, clock_timestamp())
            on conflict (replica) do update set version = excluded.version, since = excluded.since,
                refused = excluded.refused, problem = excluded.problem, started_at = excluded.started_at,
                seen_at = excluded.seen_at""";

    private static final String LIST = """
            select *, extract(epoch from clock_timestamp() - seen_at)::bigint as silent_seconds
            from rulebook_replica
            order by replica""";

    private final Sql sql;

    public ReplicaStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    void report(String replica, RulebookStatus status, Instant startedAt) {
        sql.update(
                REPORT,
                replica,
                status.active().map(Activation::version).orElse(null),
                status.active().map(it -> it.at().toString()).orElse(null),
                status.refused().orElse(null),
                problem(status),
                startedAt);
    }

    /** Forgets replicas that have been silent for a day. */
    void forgetGone() {
        sql.update("delete from rulebook_replica where seen_at < clock_timestamp() - interval '1 day'");
    }

    /** Every replica that was heard of within a day. */
    public List<Replica> list() {
        return sql.query(LIST, ReplicaStore::replica);
    }

    private static @Nullable String problem(RulebookStatus status) {
        return status.problems().stream().findFirst().map(RuleProblem::toString).orElse(null);
    }

    private static Replica replica(ResultSet row) throws SQLException {
        return new Replica(
                row.getString("replica"),
                Optional.ofNullable(row.getString("version")),
                Sql.optionalInstant(row, "since"),
                Optional.ofNullable(row.getString("refused")),
                Optional.ofNullable(row.getString("problem")),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "seen_at"),
                row.getLong("silent_seconds"));
    }
}
