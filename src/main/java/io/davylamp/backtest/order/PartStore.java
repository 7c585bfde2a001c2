package io.davylamp.backtest.order;

import io.davylamp.backtest.Part;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What backtests found, subject by subject, of books of any size. A subject found twice is kept once. */
@ApplicationScoped
public class PartStore {
    private final Sql sql;

    public PartStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    void keep(String id, Part part) {
        sql.update(
                "insert into backtest_part (backtest_id, subject, body) values (?, ?, ?::json) on conflict do nothing",
                id,
                part.subject(),
                BacktestJson.write(part));
    }

    Set<String> subjectsDone(String id) {
        return sql
                .query("select subject from backtest_part where backtest_id = ?", row -> row.getString("subject"), id)
                .stream()
                .collect(Collectors.toSet());
    }

    /** How many subjects are done of each of some backtests; one without any is absent. */
    Map<String, Integer> count(Collection<String> ids) {
        Map<String, Integer> counts = new HashMap<>();
        sql.query(
                "select backtest_id, count(*) as done from backtest_part where backtest_id = any(?) group by 1",
                row -> counts.put(row.getString("backtest_id"), row.getInt("done")),
                (Object) Sql.column(ids, it -> it));
        return counts;
    }

    /** Whether at least one day was judged. */
    boolean judgedAny(String id) {
        return sql.exists("select 1 from backtest_part where backtest_id = ? and (body->>'days')::int > 0 limit 1", id);
    }

    /** The parts after a subject, in the order of subjects, so many at the most. */
    List<Part> after(String id, String subject, int most) {
        return sql.query(
                "select body from backtest_part where backtest_id = ? and subject > ? order by subject limit ?",
                row -> BacktestJson.part(row.getString("body")),
                id,
                subject,
                most);
    }
}
