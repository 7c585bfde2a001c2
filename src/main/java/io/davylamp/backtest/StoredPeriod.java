package io.davylamp.backtest;

import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** The days a backtest takes where nobody names others: the last of what is stored. */
@ApplicationScoped
public class StoredPeriod {
    /** Readings are looked through only where neither a day of the market nor a verdict is there yet. */
    private static final String LAST_DAY = """
            select coalesce(
                greatest((select max(date) from market_day),
                    (select (max(assessed_at) at time zone 'UTC')::date from operator_state)),
                (select (max(at) at time zone 'UTC')::date from reading)) as day""";

    private final Sql sql;
    private final int days;

    @Inject
    StoredPeriod(DataSource dataSource, BacktestConfig config) {
        this(dataSource, config.days());
    }

    StoredPeriod(DataSource dataSource, int days) {
        this.sql = new Sql(dataSource);
        this.days = days;
    }

    /** The last days up to the latest reading; empty where nothing is stored. */
    public Optional<Period> last() {
        return sql.query(LAST_DAY, row -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .get(0)
                .map(last -> new Period(last.minusDays(days - 1L), last));
    }
}
