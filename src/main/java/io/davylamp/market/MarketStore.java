package io.davylamp.market;

import static io.davylamp.sql.Sql.column;

import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Keeps the market's days. Works inside the caller's transaction. */
@ApplicationScoped
public class MarketStore {
    /** Serialises batches that carry market readings; the number only has to be its own. */
    private static final long MARKET_LOCK = 0x6d61726b6574L;

    private static final String KEEP = """
            insert into market_day (date, at, reading_id, price_usd, difficulty, hashrate_eh, subsidy_btc,
                fees_btc_per_block, blocks, height)
            select date::date, at::timestamptz, reading_id, price_usd::float8, difficulty::float8, hashrate_eh::float8,
                subsidy_btc::float8, fees_btc_per_block::float8, blocks::float8, height::bigint
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[]) as n (date, at, reading_id, price_usd, difficulty, hashrate_eh, subsidy_btc,
                fees_btc_per_block, blocks, height)
            on conflict (date) do update set at = excluded.at, reading_id = excluded.reading_id,
                price_usd = excluded.price_usd, difficulty = excluded.difficulty, hashrate_eh = excluded.hashrate_eh,
                subsidy_btc = excluded.subsidy_btc, fees_btc_per_block = excluded.fees_btc_per_block,
                blocks = excluded.blocks, height = excluded.height
            where market_day.at <= excluded.at""";

    private static final String KEEP_FIGURES = """
            insert into miner_figure (date, figure, at, reading_id, value)
            select date::date, figure, at::timestamptz, reading_id, value::float8[]
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as n (date, figure, at, reading_id, value)
            on conflict (date, figure) do update set at = excluded.at, reading_id = excluded.reading_id,
                value = excluded.value
            where miner_figure.at <= excluded.at""";

    private static final String DAYS = """
            select day.*, outflow.value as outflow, balance.value as balance, pools.value as pools
            from market_day day
            left join miner_figure outflow on outflow.date = day.date and outflow.figure = 'OUTFLOW_BTC'
            left join miner_figure balance on balance.date = day.date and balance.figure = 'BALANCE_BTC'
            left join miner_figure pools on pools.date = day.date and pools.figure = 'POOL_SHARES'
            where day.date between ? and ? order by day.date""";

    private final Sql sql;

    public MarketStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Waits until no other transaction writes the market, and keeps others out until this one ends. */
    public void lock() {
        sql.lock(MARKET_LOCK);
    }

    /**
     * Lets each reading stand for its UTC day, if no later one of that day does; of one moment the last received.
     *
     * @param readings those of one moment in the order they were received, and after all that were kept before
     */
    public void keep(Collection<Reading.Market> readings) {
        keepDays(readings);
        List<Figure> figures = Figure.lastOfDay(readings);
        if (!figures.isEmpty()) {
            sql.update(
                    KEEP_FIGURES,
                    column(figures, it -> MarketDay.of(it.of()).date()),
                    column(figures, Figure::name),
                    column(figures, it -> it.of().at()),
                    column(figures, it -> it.of().id()),
                    column(figures, Figure::asArray));
        }
    }

    private void keepDays(Collection<Reading.Market> readings) {
        TreeMap<LocalDate, Reading.Market> lastOfDay = new TreeMap<>();
        BinaryOperator<Reading.Market> later = (known, next) -> known.at().isAfter(next.at()) ? known : next;
        readings.forEach(it -> lastOfDay.merge(MarketDay.of(it).date(), it, later));
        Collection<Reading.Market> last = lastOfDay.values();
        sql.update(
                KEEP,
                day(last, MarketDay::date),
                column(last, Reading.Market::at),
                column(last, Reading.Market::id),
                day(last, MarketDay::priceUsd),
                day(last, MarketDay::difficulty),
                day(last, MarketDay::hashrateEh),
                day(last, MarketDay::subsidyBtc),
                day(last, MarketDay::feesBtcPerBlock),
                day(last, MarketDay::blocks),
                column(last, it -> it.height().isPresent() ? it.height().getAsLong() : null));
    }

    /** The days from one date to another, both included, oldest first, gaps as they are. */
    public List<MarketDay> days(LocalDate from, LocalDate to) {
        return sql.query(DAYS, MarketStore::day, from, to);
    }

    /** The last day there is. */
    public Optional<LocalDate> lastDay() {
        return sql.query(
                        "select max(date) as date from market_day",
                        row -> Optional.ofNullable(row.getObject("date", LocalDate.class)))
                .get(0);
    }

    /** The moment of the reading that stands for each day, from a date on, in order. */
    public SortedMap<LocalDate, Instant> momentsFrom(LocalDate from) {
        SortedMap<LocalDate, Instant> moments = new TreeMap<>();
        sql.query(
                "select date, at from market_day where date >= ?",
                row -> moments.put(row.getObject("date", LocalDate.class), Sql.instant(row, "at")),
                from);
        return moments;
    }

    private static @org.jspecify.annotations.Nullable String[] day(
            Collection<Reading.Market> readings, Function<MarketDay, Object> value) {
        return column(readings, it -> value.apply(MarketDay.of(it)));
    }

    private static MarketDay day(ResultSet row) throws SQLException {
        Long height = row.getObject("height", Long.class);
        return new MarketDay(
                row.getObject("date", LocalDate.class),
                row.getDouble("price_usd"),
                row.getDouble("difficulty"),
                row.getDouble("hashrate_eh"),
                row.getDouble("subsidy_btc"),
                row.getDouble("fees_btc_per_block"),
                row.getDouble("blocks"),
                height == null ? OptionalLong.empty() : OptionalLong.of(height),
                new MinerFigures(number(row, "outflow"), number(row, "balance"), numbers(row, "pools")));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        return numbers(row, column).stream().mapToDouble(it -> it).findFirst();
    }

    private static List<Double> numbers(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((Double[]) array.getArray());
    }

    /**
     * One of a day's figures of the miners, and the reading it is of.
     *
     * @param values one number, or one of each pool
     */
    private record Figure(String name, List<Double> values, Reading.Market of) {
        /** Of each day and figure the last reading's that gives it. */
        static List<Figure> lastOfDay(Collection<Reading.Market> readings) {
            TreeMap<String, Figure> last = new TreeMap<>();
            readings.stream()
                    .sorted(Comparator.comparing(Reading.Market::at))
                    .flatMap(Figure::of)
                    .forEach(it -> last.put(MarketDay.of(it.of).date() + it.name, it));
            return List.copyOf(last.values());
        }

        private static Stream<Figure> of(Reading.Market reading) {
            MinerFigures figures = MinerFigures.of(reading);
            return Stream.of(
                            new Figure("OUTFLOW_BTC", listed(figures.outflowBtc()), reading),
                            new Figure("BALANCE_BTC", listed(figures.balanceBtc()), reading),
                            new Figure("POOL_SHARES", figures.poolShares(), reading))
                    .filter(it -> !it.values.isEmpty());
        }

        private static List<Double> listed(OptionalDouble value) {
            return value.stream().boxed().toList();
        }

        /** As PostgreSQL writes an array. */
        String asArray() {
            return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        }
    }
}
