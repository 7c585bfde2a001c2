package io.davylamp.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.rulebook.RulebookStore;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Keeps backtests and what they found so far. Any replica may run one; it holds a lease by the database's clock, and
 * another takes over where that lapses. A subject found twice is kept once.
 */
@ApplicationScoped
public class BacktestStore {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final String LEASE = "now() + interval '30 seconds'";

    private static final String PROGRESS = """
            select b.*, (select count(*) from backtest_part p where p.backtest_id = b.id) as done from backtest b""";

    private static final String CLAIM = """
            update backtest set state = 'RUNNING', leased_until = %s where id = (
                select id from backtest where state = 'QUEUED' or (state = 'RUNNING' and leased_until < now())
                order by created_at limit 1 for update skip locked)
            returning *""".formatted(LEASE);

    private static final String INSERT = """
            insert into backtest (id, state, before_version, after_version, before_files, after_files, first_day,
                last_day, created_at)
            values (?, 'QUEUED', ?, ?, ?::json, ?::json, ?, ?, ?)""";

    private static final String OPEN_EQUAL = """
            select id from backtest where before_version = ? and after_version = ? and first_day = ? and last_day = ?
                and state in ('QUEUED', 'RUNNING')""";

    /** Serialises orders, so that none is made twice. */
    private static final long ORDER_LOCK = 0x6f72646572L;

    private static final int LOOKED_AT = 100;
    private static final int PARTS_AT_ONCE = 1_000;

    private final Sql sql;

    public BacktestStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** How many wait to be run. */
    public long waiting() {
        return sql.query("select count(*) from backtest where state = 'QUEUED'", row -> row.getLong(1))
                .get(0);
    }

    /**
     * Orders a backtest, unless an equal one waits or runs.
     *
     * @return the id of the one that does
     */
    public String order(BacktestOrder order, Instant now) {
        return sql.inTransaction(connection -> {
            Sql.lock(connection, ORDER_LOCK);
            Optional<String> equal = Sql.query(
                            connection,
                            OPEN_EQUAL,
                            row -> row.getString("id"),
                            order.before().version(),
                            order.after().version(),
                            order.period().from(),
                            order.period().to())
                    .stream()
                    .findFirst();
            if (equal.isPresent()) {
                return equal.get();
            }
            insert(connection, order, now);
            return order.id();
        });
    }

    private static void insert(Connection connection, BacktestOrder order, Instant now) throws SQLException {
        Sql.update(
                connection,
                INSERT,
                order.id(),
                order.before().version(),
                order.after().version(),
                write(order.before().files()),
                write(order.after().files()),
                order.period().from(),
                order.period().to(),
                now);
    }

    public Optional<BacktestProgress> find(String id) {
        return sql.query(PROGRESS + " where id = ?", BacktestStore::progress, id).stream()
                .findFirst();
    }

    /** The last ones ordered, newest first. */
    public List<BacktestProgress> latest(int limit) {
        return sql.query(PROGRESS + " order by created_at desc, id limit ?", BacktestStore::progress, limit);
    }

    /** The last ones by which a version was compared as the new one, newest first. */
    public List<BacktestProgress> of(String after, int limit) {
        return sql.query(
                PROGRESS + " where after_version = ? order by created_at desc, id limit ?",
                BacktestStore::progress,
                after,
                limit);
    }

    /** Those of one version against another, newest first. */
    List<BacktestProgress> between(String before, String after) {
        return sql.query(
                PROGRESS + " where before_version = ? and after_version = ? order by created_at desc, id limit ?",
                BacktestStore::progress,
                before,
                after,
                LOOKED_AT);
    }

    /** Whether it found at least one day to judge. */
    boolean judgedAny(String id) {
        return !sql.query(
                        "select 1 from backtest_part where backtest_id = ? and (body->>'days')::int > 0 limit 1",
                        row -> true,
                        id)
                .isEmpty();
    }

    /** What was found so far, added up a number of subjects at a time. */
    public BacktestReport report(String id) {
        BacktestSum sum = new BacktestSum(BacktestReport.MAX_DIFFERENCES);
        List<Part> parts = partsAfter(id, "");
        while (!parts.isEmpty()) {
            parts.forEach(sum::add);
            parts = partsAfter(id, parts.get(parts.size() - 1).subject());
        }
        return sum.report();
    }

    private List<Part> partsAfter(String id, String subject) {
        return sql.query(
                "select body from backtest_part where backtest_id = ? and subject > ? order by subject limit ?",
                row -> read(row.getString("body"), new TypeReference<Part>() {}),
                id,
                subject,
                PARTS_AT_ONCE);
    }

    /** Whether it was stopped by this; what has ended stays as it is. */
    public boolean cancel(String id, Instant now) {
        return sql.update(
                        "update backtest set state = 'CANCELLED', finished_at = ? where id = ?"
                                + " and state in ('QUEUED', 'RUNNING')",
                        now,
                        id)
                == 1;
    }

    /** Takes the next one that waits, or that another replica left in the middle. */
    Optional<BacktestOrder> claim() {
        return sql.query(CLAIM, BacktestStore::order).stream().findFirst();
    }

    void begins(String id, int subjects) {
        sql.update("update backtest set subjects = ? where id = ?", subjects, id);
    }

    /** Holds on to it; false where it was cancelled meanwhile. */
    boolean extend(String id) {
        return sql.update(
                        "update backtest set leased_until = %s where id = ? and state = 'RUNNING'".formatted(LEASE), id)
                == 1;
    }

    /** Releases it unfinished: the next replica that looks continues. */
    void leave(String id) {
        sql.update("update backtest set leased_until = '-infinity' where id = ?", id);
    }

    Set<String> subjectsDone(String id) {
        return sql
                .query("select subject from backtest_part where backtest_id = ?", row -> row.getString("subject"), id)
                .stream()
                .collect(Collectors.toSet());
    }

    void keep(String id, Part part) {
        sql.update(
                "insert into backtest_part (backtest_id, subject, body) values (?, ?, ?::json) on conflict do nothing",
                id,
                part.subject(),
                write(part));
    }

    void ends(String id, BacktestState state, String fault, Instant now) {
        sql.update(
                "update backtest set state = ?, fault = ?, finished_at = ? where id = ? and state = 'RUNNING'",
                state.name(),
                fault,
                now,
                id);
    }

    private static BacktestProgress progress(ResultSet row) throws SQLException {
        return new BacktestProgress(
                row.getString("id"),
                BacktestState.valueOf(row.getString("state")),
                row.getString("before_version"),
                row.getString("after_version"),
                period(row),
                row.getInt("done"),
                row.getInt("subjects"),
                row.getString("fault"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "finished_at"));
    }

    private static BacktestOrder order(ResultSet row) throws SQLException {
        return new BacktestOrder(
                row.getString("id"),
                RulebookStore.verified(row.getString("before_version"), row.getString("before_files")),
                RulebookStore.verified(row.getString("after_version"), row.getString("after_files")),
                period(row));
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a backtest that cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored backtest that cannot be read", e);
        }
    }
}
