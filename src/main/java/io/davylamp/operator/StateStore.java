package io.davylamp.operator;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
    private static final String STATE_AND_PROFILE =
            """
            select s.*, p.name, p.pool_scheme, p.pool_fee, p.pue, p.take_or_pay, p.curtailable, p.btc_haircut
            from operator_state s
            join operator_profile p on p.operator_id = s.operator_id and p.version = s.profile_version
            """;

    private final DataSource dataSource;

    public StateStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Locks the operators named and returns those that are registered. */
    public SortedMap<OperatorId, KnownOperator> lock(Collection<OperatorId> ids) {
        Object[] sorted = ids.stream().map(OperatorId::value).sorted().distinct().toArray();
        return query(
                STATE_AND_PROFILE + "where s.operator_id = any(?) order by s.operator_id for update of s",
                select -> select.setArray(1, select.getConnection().createArrayOf("text", sorted)));
    }

    /** Locks the next operators after a given id, in the order of ids. */
    public SortedMap<OperatorId, KnownOperator> lockNext(String after, int limit) {
        return query(STATE_AND_PROFILE + "where s.operator_id > ? order by s.operator_id limit ? for update of s", select -> {
            select.setString(1, after);
            select.setInt(2, limit);
        });
    }

    /** Whether any operator was last judged between two moments. */
    public boolean anyJudgedBetween(Instant from, Instant to) {
        List<Boolean> found = new ArrayList<>();
        query(
                "select 1 from operator_state where assessed_at between ?::timestamptz and ?::timestamptz limit 1",
                select -> {
                    select.setString(1, from.toString());
                    select.setString(2, to.toString());
                },
                row -> found.add(true));
        return !found.isEmpty();
    }

    /** Writes states back, in bulk. */
    public void save(Collection<KnownOperator> operators) {
        List<KnownOperator> all = List.copyOf(operators);
        if (all.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        """
                        update operator_state s set readings = n.readings::json, assessed_at = n.assessed_at::timestamptz,
                            memory_before = n.memory_before::json, memory = n.memory::json,
                            recorded_verdict = n.recorded_verdict, recorded_day = n.recorded_day::date
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            as n (operator_id, readings, assessed_at, memory_before, memory, recorded_verdict, recorded_day)
                        where s.operator_id = n.operator_id""")) {
            List<Function<KnownOperator, ?>> columns = List.of(
                    it -> it.state().profile().id().value(),
                    it -> ReadingJson.writeAll(readings(it.state())),
                    it -> it.judged().map(j -> j.at().toString()).orElse(null),
                    it -> it.judged().map(KnownOperator.Judged::memoryBefore).orElse(null),
                    it -> it.judged().map(KnownOperator.Judged::memory).orElse(null),
                    it -> it.judged().map(KnownOperator.Judged::recordedVerdict).orElse(null),
                    it -> it.judged().map(j -> j.recordedDay().toString()).orElse(null));
            for (int i = 0; i < columns.size(); i++) {
                Object[] values = all.stream().map(columns.get(i)).toArray();
                update.setArray(i + 1, connection.createArrayOf("text", values));
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot save operators' states", e);
        }
    }

    /** Makes an operator's state row if it has none, and locks it. */
    void lockRegistration(OperatorId id) {
        update("insert into operator_state (operator_id, profile_version, readings) values (?, 0, '[]') on conflict do nothing", id);
        query("select 1 from operator_state where operator_id = ? for update", select -> select.setString(1, id.value()), row -> null);
    }

    void useProfile(OperatorId id, int version) {
        update("update operator_state set profile_version = " + version + " where operator_id = ?", id);
    }

    private void update(String sql, OperatorId id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, id.value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot register an operator", e);
        }
    }

    private SortedMap<OperatorId, KnownOperator> query(String sql, Binding binding) {
        SortedMap<OperatorId, KnownOperator> found = new TreeMap<>();
        query(sql, binding, row -> {
            KnownOperator operator = operator(row);
            return found.put(operator.state().profile().id(), operator);
        });
        return found;
    }

    private void query(String sql, Binding binding, RowReader reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read operators' states", e);
        }
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
        OffsetDateTime assessedAt = row.getObject("assessed_at", OffsetDateTime.class);
        return new KnownOperator(
                state,
                row.getInt("profile_version"),
                assessedAt == null
                        ? Optional.empty()
                        : Optional.of(new KnownOperator.Judged(
                                assessedAt.toInstant(),
                                row.getString("memory_before"),
                                row.getString("memory"),
                                row.getString("recorded_verdict"),
                                row.getObject("recorded_day", LocalDate.class))));
    }

    private static List<Reading> readings(OperatorState state) {
        List<Reading> readings = new ArrayList<>(state.treasuryMonths());
        state.fleet().ifPresent(readings::add);
        state.cost().ifPresent(readings::add);
        state.debt().ifPresent(readings::add);
        state.hedges().ifPresent(readings::add);
        return readings;
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface RowReader {
        @org.jspecify.annotations.Nullable Object read(ResultSet row) throws SQLException;
    }
}
