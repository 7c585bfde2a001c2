package io.davylamp.backtest.order;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.BacktestSum;
import io.davylamp.backtest.Part;
import io.davylamp.backtest.Period;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps backtests. Any replica may run one; it holds a lease by the database's clock, and another takes over where that
 * lapses.
 */
@ApplicationScoped
public class BacktestStore implements PanacheRepositoryBase<BacktestEntity, String> {
    private static final String LEASE = "now() + interval '30 seconds'";

    private static final String CLAIM = """
            update backtest set state = 'RUNNING', leased_until = %s where id = (
                select id from backtest where state = 'QUEUED' or (state = 'RUNNING' and leased_until < now())
                order by created_at limit 1 for update skip locked)
            returning *""".formatted(LEASE);

    private static final String EXTEND =
            "update backtest set leased_until = %s where id = ? and state = 'RUNNING'".formatted(LEASE);

    private static final Set<BacktestState> OPEN = Set.of(BacktestState.QUEUED, BacktestState.RUNNING);
    private static final String NEWEST_FIRST = " order by createdAt desc, id";

    /** Serialises orders, so that none is made twice. */
    private static final long ORDER_LOCK = 0x6f72646572L;

    private static final int LOOKED_AT = 100;
    private static final int PARTS_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Sql sql;
    private final PartStore parts;

    BacktestStore(Transactions transactions, DataSource dataSource, PartStore parts) {
        this.transactions = transactions;
        this.sql = new Sql(dataSource);
        this.parts = parts;
    }

    /** How many wait to be run. */
    public long waiting() {
        return transactions.inOne(() -> count("state", BacktestState.QUEUED));
    }

    /**
     * Orders a backtest, unless an equal one waits or runs.
     *
     * @return the id of the one that does
     */
    public String order(BacktestOrder order, Instant now) {
        return transactions.inOne(() -> {
            sql.lock(ORDER_LOCK);
            Optional<String> equal = openAndEqual(order);
            if (equal.isEmpty()) {
                persistAndFlush(BacktestEntity.of(order, now));
            }
            return equal.orElse(order.id());
        });
    }

    private Optional<String> openAndEqual(BacktestOrder order) {
        return find(
                        "beforeVersion = ?1 and afterVersion = ?2 and firstDay = ?3 and lastDay = ?4 and state in ?5",
                        order.before().version(),
                        order.after().version(),
                        order.period().from(),
                        order.period().to(),
                        OPEN)
                .project(ProgressRow.class)
                .firstResultOptional()
                .map(ProgressRow::id);
    }

    public Optional<BacktestProgress> progress(String id) {
        return progress(1, "id", id).stream().findFirst();
    }

    /** The last ones ordered, newest first. */
    public List<BacktestProgress> latest(int limit) {
        return progress(limit, NEWEST_FIRST);
    }

    /** The last ones by which a version was compared as the new one, newest first. */
    public List<BacktestProgress> of(String after, int limit) {
        return progress(limit, "afterVersion = ?1" + NEWEST_FIRST, after);
    }

    /** Those of one version against another, newest first. */
    List<BacktestProgress> between(String before, String after) {
        return progress(LOOKED_AT, "beforeVersion = ?1 and afterVersion = ?2" + NEWEST_FIRST, before, after);
    }

    private List<BacktestProgress> progress(int limit, String query, Object... values) {
        return transactions.inOne(() -> {
            List<ProgressRow> rows = find(query, values)
                    .project(ProgressRow.class)
                    .page(0, limit)
                    .list();
            Map<String, Integer> done =
                    parts.count(rows.stream().map(ProgressRow::id).toList());
            return rows.stream()
                    .map(it -> it.progress(done.getOrDefault(it.id(), 0)))
                    .toList();
        });
    }

    /** Whether it found at least one day to judge. */
    boolean judgedAny(String id) {
        return parts.judgedAny(id);
    }

    /** What was found so far, added up a number of subjects at a time. */
    public BacktestReport report(String id) {
        BacktestSum sum = new BacktestSum(BacktestReport.MAX_DIFFERENCES);
        List<Part> next = parts.after(id, "", PARTS_AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(sum::add);
            next = parts.after(id, next.get(next.size() - 1).subject(), PARTS_AT_ONCE);
        }
        return sum.report();
    }

    /** Whether it was stopped by this; what has ended stays as it is. */
    public boolean cancel(String id, Instant now) {
        return transactions.inOne(() -> update(
                        "state = ?1, finishedAt = ?2 where id = ?3 and state in ?4",
                        BacktestState.CANCELLED,
                        now,
                        id,
                        OPEN)
                == 1);
    }

    /** Takes the next one that waits, or that another replica left in the middle. */
    public Optional<BacktestOrder> claim() {
        return sql.query(CLAIM, BacktestStore::order).stream().findFirst();
    }

    public void begins(String id, int subjects) {
        transactions.run(() -> update("subjects = ?1 where id = ?2", subjects, id));
    }

    /** Holds on to it; false where it was cancelled meanwhile. */
    public boolean extend(String id) {
        return sql.update(EXTEND, id) == 1;
    }

    /** Releases it unfinished: the next replica that looks continues. */
    public void leave(String id) {
        sql.update("update backtest set leased_until = '-infinity' where id = ?", id);
    }

    public Set<String> subjectsDone(String id) {
        return parts.subjectsDone(id);
    }

    public void keep(String id, Part part) {
        parts.keep(id, part);
    }

    public void ends(String id, BacktestState state, String fault, Instant now) {
        transactions.run(() -> update(
                "state = ?1, fault = ?2, finishedAt = ?3 where id = ?4 and state = ?5",
                state,
                fault,
                now,
                id,
                BacktestState.RUNNING));
    }

    private static BacktestOrder order(ResultSet row) throws SQLException {
        return new BacktestOrder(
                row.getString("id"),
                RulebookStore.verified(row.getString("before_version"), row.getString("before_files")),
                RulebookStore.verified(row.getString("after_version"), row.getString("after_files")),
                new Period(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)));
    }
}
