package io.davylamp.operator;

import static io.davylamp.sql.Sql.column;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Operators' states in bulk, locked row by row for the transaction that judges them. Rows are always locked in the
 * order of ids, so that two batches wait for each other and never lock each other out.
 */
@ApplicationScoped
public class StateStore {
    private static final String STATE_AND_PROFILE = """
            select s.*, p.name, p.pool_scheme, p.pool_fee, p.pue, p.take_or_pay, p.curtailable, p.btc_haircut
            from operator_state s
            join operator_profile p on p.operator_id = s.operator_id and p.version = s.profile_version
            """;

    private static final String SAVE = """
            update operator_state s set readings = n.readings::json, assessed_at = n.assessed_at::timestamptz,
                memory_before = n.memory_before::json, memory = n.memory::json,
                recorded_verdict = n.recorded_verdict, recorded_day = n.recorded_day::date,
                figures_at = n.figures_at::timestamptz
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as n (operator_id, readings, assessed_at, memory_before, memory, recorded_verdict, recorded_day,
                    figures_at)
            where s.operator_id = n.operator_id""";

    private final Sql sql;

    public StateStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Locks the operators named and returns those that are registered. */
    public SortedMap<OperatorId, KnownOperator> lock(Collection<OperatorId> ids) {
        return byId(sql.query(
                STATE_AND_PROFILE + "where s.operator_id = any(?) order by s.operator_id for update of s",
                StateStore::operator,
                (Object) column(ids, OperatorId::value)));
    }

    /** Locks the next operators after a given id and up to another, in the order of ids. */
    public SortedMap<OperatorId, KnownOperator> lockNext(String after, Optional<String> upTo, int limit) {
        return byId(sql.query(
                STATE_AND_PROFILE
                        + "where s.operator_id > ? and s.operator_id <= coalesce(?, s.operator_id)"
                        + " order by s.operator_id limit ? for update of s",
                StateStore::operator,
                after,
                upTo.orElse(null),
                limit));
    }

    /** One operator as it is known, without a lock. */
    public Optional<KnownOperator> find(OperatorId id) {
        return sql.query(STATE_AND_PROFILE + "where s.operator_id = ?", StateStore::operator, id.value()).stream()
                .findFirst();
    }

    /** Those of some operators that are known, without a lock. */
    public SortedMap<OperatorId, KnownOperator> find(Collection<OperatorId> ids) {
        return byId(sql.query(STATE_AND_PROFILE + "where s.operator_id = any(?)", StateStore::operator, (Object)
                column(ids, OperatorId::value)));
    }

    /** The next operators after a given id, in the order of ids, without a lock. */
    public List<KnownOperator> next(String after, int limit) {
        return sql.query(
                STATE_AND_PROFILE + "where s.operator_id > ? order by s.operator_id limit ?",
                StateStore::operator,
                after,
                limit);
    }

    /** The latest moment any operator was judged at. */
    public Optional<Instant> lastJudged() {
        return sql.query("select max(assessed_at) as at from operator_state", row -> Sql.optionalInstant(row, "at"))
                .get(0);
    }

    /** Whether any operator whose own figures are not older than a moment was last judged before another. */
    public boolean anySilent(Instant figuresSince, Instant judgedBefore) {
        return sql.exists(
                "select 1 from operator_state where figures_at >= ? and assessed_at <= ? limit 1",
                figuresSince,
                judgedBefore);
    }

    /** Writes states back, in bulk. */
    public void save(Collection<KnownOperator> operators) {
        sql.update(
                SAVE,
                column(operators, it -> it.state().profile().id()),
                column(operators, it -> ReadingJson.writeAll(it.state().readings())),
                column(operators, judged(KnownOperator.Judged::at)),
                column(operators, judged(KnownOperator.Judged::memoryBefore)),
                column(operators, judged(KnownOperator.Judged::memory)),
                column(operators, judged(KnownOperator.Judged::recordedVerdict)),
                column(operators, judged(KnownOperator.Judged::recordedDay)),
                column(operators, it -> it.state().figuresAt().orElse(null)));
    }

    /** Makes an operator's state row if it has none, and locks it. */
    void lockRegistration(OperatorId id) {
        sql.update(
                "insert into operator_state (operator_id, profile_version, readings) values (?, 0, '[]')"
                        + " on conflict do nothing",
                id.value());
        sql.call("select 1 from operator_state where operator_id = ? for update", id.value());
    }

    void useProfile(OperatorId id, int version) {
        sql.update("update operator_state set profile_version = ? where operator_id = ?", version, id.value());
    }

    private static Function<KnownOperator, @org.jspecify.annotations.Nullable Object> judged(
            Function<KnownOperator.Judged, Object> column) {
        return operator -> operator.judged().map(column).orElse(null);
    }

    private static SortedMap<OperatorId, KnownOperator> byId(List<KnownOperator> operators) {
        SortedMap<OperatorId, KnownOperator> byId = new TreeMap<>();
        operators.forEach(it -> byId.put(it.state().profile().id(), it));
        return byId;
    }

    private static KnownOperator operator(ResultSet row) throws SQLException {
        OperatorProfile profile = new OperatorProfile(
                new OperatorId(row.getString("operator_id")),
                row.getString("name"),
                new PoolContract(PoolContract.Scheme.valueOf(row.getString("pool_scheme")), row.getDouble("pool_fee")),
                new PowerContract(row.getDouble("pue"), row.getBoolean("take_or_pay"), row.getBoolean("curtailable")),
                row.getDouble("btc_haircut"));
        OperatorState state = OperatorState.empty(profile);
        for (Reading reading : ReadingJson.readAll(row.getString("readings"))) {
            state = state.with((Reading.OfOperator) reading);
        }
        return new KnownOperator(state, row.getInt("profile_version"), judged(row));
    }

    private static Optional<KnownOperator.Judged> judged(ResultSet row) throws SQLException {
        Optional<Instant> assessedAt = Sql.optionalInstant(row, "assessed_at");
        if (assessedAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KnownOperator.Judged(
                assessedAt.get(),
                row.getString("memory_before"),
                row.getString("memory"),
                row.getString("recorded_verdict"),
                row.getObject("recorded_day", LocalDate.class)));
    }
}
