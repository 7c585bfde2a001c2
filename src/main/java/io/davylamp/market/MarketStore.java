package io.davylamp.market;

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
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import javax.sql.DataSource;

/** Keeps the market's days. Works inside the caller's transaction. */
@ApplicationScoped
public class MarketStore {
    /** Serialises batches that carry market readings; the number only has to be its own. */
    private static final long MARKET_LOCK = 0x6d61726b6574L;

    private final DataSource dataSource;

    public MarketStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until no other transaction writes the market, and keeps others out until this one ends. */
    public void lock() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, MARKET_LOCK);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the market", e);
        }
    }

    /** Lets each reading stand for its UTC day, if no later one of that day does. */
    public void keep(Collection<Reading.Market> readings) {
        TreeMap<LocalDate, Reading.Market> lastOfDay = new TreeMap<>();
        BinaryOperator<Reading.Market> later =
                BinaryOperator.maxBy(Comparator.comparing(Reading.Market::at).thenComparing(Reading.Market::id));
        readings.forEach(it -> lastOfDay.merge(MarketDay.of(it).date(), it, later));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        """
                        insert into market_day (date, at, reading_id, price_usd, difficulty, hashrate_eh, subsidy_btc,
                            fees_btc_per_block, blocks, height)
                        values (?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (date) do update set at = excluded.at, reading_id = excluded.reading_id,
                            price_usd = excluded.price_usd, difficulty = excluded.difficulty,
                            hashrate_eh = excluded.hashrate_eh, subsidy_btc = excluded.subsidy_btc,
                            fees_btc_per_block = excluded.fees_btc_per_block, blocks = excluded.blocks,
                            height = excluded.height
                        where (market_day.at, market_day.reading_id) < (excluded.at, excluded.reading_id)""")) {
            for (Reading.Market reading : lastOfDay.values()) {
                bind(upsert, reading);
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep market days", e);
        }
    }

    /** The days from one date to another, both included, oldest first, gaps as they are. */
    public List<MarketDay> days(LocalDate from, LocalDate to) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select * from market_day where date between ? and ? order by date")) {
            select.setObject(1, from);
            select.setObject(2, to);
            List<MarketDay> days = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(day(row));
                }
            }
            return days;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read market days", e);
        }
    }

    /** The moment of the reading that stands for each day, from a date on, in order. */
    public SortedMap<LocalDate, Instant> momentsFrom(LocalDate from) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select date, at from market_day where date >= ? order by date")) {
            select.setObject(1, from);
            SortedMap<LocalDate, Instant> moments = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    moments.put(
                            row.getObject("date", LocalDate.class),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                }
            }
            return moments;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read market days", e);
        }
    }

    private static void bind(PreparedStatement upsert, Reading.Market reading) throws SQLException {
        MarketDay day = MarketDay.of(reading);
        upsert.setObject(1, day.date());
        upsert.setString(2, reading.at().toString());
        upsert.setString(3, reading.id());
        upsert.setDouble(4, day.priceUsd());
        upsert.setDouble(5, day.difficulty());
        upsert.setDouble(6, day.hashrateEh());
        upsert.setDouble(7, day.subsidyBtc());
        upsert.setDouble(8, day.feesBtcPerBlock());
        upsert.setDouble(9, day.blocks());
        upsert.setObject(10, day.height().isPresent() ? day.height().getAsLong() : null);
    }

    private static MarketDay day(ResultSet row) throws SQLException {
        long height = row.getLong("height");
        return new MarketDay(
                row.getObject("date", LocalDate.class),
                row.getDouble("price_usd"),
                row.getDouble("difficulty"),
                row.getDouble("hashrate_eh"),
                row.getDouble("subsidy_btc"),
                row.getDouble("fees_btc_per_block"),
                row.getDouble("blocks"),
                height == 0 ? OptionalLong.empty() : OptionalLong.of(height));
    }
}
