package io.davylamp.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL for the stores, in the transaction of the calling thread where there is one. Values
 * are bound in order: text, numbers, {@link Instant}s, and {@code String[]} as a {@code text[]}.
 */
public final class Sql {
    private static final int FETCHED_AT_ONCE = 1_000;

    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        return with(connection -> query(connection, sql, reader, values));
    }

    /** Whether a query finds any row. */
    public boolean exists(String sql, @Nullable Object... values) {
        return !query(sql, row -> true, values).isEmpty();
    }

    /** Runs a query for what it does: a lock, a function. */
    public void call(String sql, @Nullable Object... values) {
        query(sql, row -> true, values);
    }

    /** Runs an insert, update or delete; returns the number of rows changed. */
    public int update(String sql, @Nullable Object... values) {
        return with(connection -> update(connection, sql, values));
    }

    /**
     * Waits until no other transaction holds the lock of this number, and holds it until the thread's own ends.
     *
     * @param number what the lock is known by; each use needs one of its own
     */
    public void lock(long number) {
        call("select pg_advisory_xact_lock(?)", number);
    }

    /**
     * Reads in one view of the database, whatever others write meanwhile; nothing is written. Not for a thread that is in
     * a transaction.
     */
    public <T> T inOneView(Steps<T> steps) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                update(connection, "set transaction isolation level repeatable read, read only");
                return steps.run(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (row.next()) {
                found.add(reader.read(row));
            }
            return found;
        }
    }

    /** Takes rows one after the other, without holding them all; in a transaction only. */
    public static void each(Connection connection, String sql, RowTaker taker, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** One column of many rows, to be bound as a {@code text[]}. */
    public static <T> @Nullable String[] column(Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
        return rows.stream()
                .map(row -> Objects.toString(value.apply(row), null))
                .toArray(String[]::new);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private <T> T with(Steps<T> steps) {
        try (Connection connection = dataSource.getConnection()) {
            return steps.run(connection);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else if (value instanceof Instant at) {
                statement.setObject(i + 1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    /** The database could not do it, or could not be reached. */
    public static final class SqlFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SqlFailure(SQLException cause) {
            super("the database refused: " + cause.getMessage(), cause);
        }
    }

    /** Reads one row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with one row. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Steps<T> {
        T run(Connection connection) throws SQLException;
    }
}
