package io.davylamp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.davylamp.sql.Outage.Kind;
import io.davylamp.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "08001, UNREACHABLE",
        "08006, UNREACHABLE",
        "57P01, UNREACHABLE",
        "57P03, UNREACHABLE",
        "58030, UNREACHABLE",
        "28P01, UNREACHABLE",
        "3D000, UNREACHABLE",
        "53100, FULL",
        "53300, FULL",
        "25006, READ_ONLY",
        "57014, TIMED_OUT",
        "55P03, TIMED_OUT",
        "25P03, TIMED_OUT",
        "40001, CONFLICT",
        "40P01, CONFLICT"
    })
    void what_passes_is_an_outage(String state, Kind kind) {
        assertThat(Outage.behind(wrapped(new SQLException("gone", state)))).contains(new Outage(kind, "gone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23001", "42P01", "22001", "22021", "25P02", "0A000", "XX000", ""})
    void a_statement_the_database_refuses_is_a_fault_of_ours(String state) {
        assertThat(Outage.isBehind(wrapped(new SQLException("no", state)))).isFalse();
    }

    @Test
    void a_pool_without_a_connection_to_give_is_an_outage() {
        Throwable e = wrapped(
                new SQLException("Sorry, acquisition timeout!\nAcquisition timeout while waiting for new connection"));

        assertThat(Outage.behind(e)).contains(new Outage(Kind.UNREACHABLE, "Sorry, acquisition timeout!"));
    }

    @Test
    void an_outage_may_be_suppressed_by_what_it_caused() {
        RuntimeException e = new IllegalStateException("rolled back");
        e.addSuppressed(new IllegalStateException("not committed", new SQLException("gone", "08006")));

        assertThat(Outage.isBehind(e)).isTrue();
    }

    @Test
    void an_exception_that_causes_itself_ends() {
        assertThat(Outage.isBehind(new Circular())).isFalse();
    }

    @Test
    void a_real_database_that_takes_no_writes_is_one() throws SQLException {
        // Given
        DataSource database = table();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = on");
            // When
            Throwable e = catchThrowable(() -> statement.execute("insert into held values (3)"));
            // Then
            assertThat(Outage.behind(e)).map(Outage::kind).contains(Kind.READ_ONLY);
        }
    }

    @ParameterizedTest
    @CsvSource({"lock_timeout", "statement_timeout"})
    void a_real_wait_for_what_another_holds_ends_as_one(String limit) throws SQLException {
        // Given
        DataSource database = table();
        try (Connection holder = locked(database, 1);
                Connection waiter = database.getConnection();
                Statement statement = waiter.createStatement()) {
            statement.execute("set %s = '50ms'".formatted(limit));
            // When
            Throwable e = catchThrowable(() -> statement.execute("update held set id = id where id = 1"));
            // Then
            assertThat(Outage.behind(e)).map(Outage::kind).contains(Kind.TIMED_OUT);
            assertThat(holder.isClosed()).isFalse();
        }
    }

    @Test
    void a_real_conflict_of_serializable_transactions_is_one() throws SQLException {
        // Given
        DataSource database = table();
        try (Connection late = database.getConnection();
                Statement statement = late.createStatement()) {
            late.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            late.setAutoCommit(false);
            statement.executeQuery("select * from held").close();
            new Sql(database).update("update held set id = id where id = 1");
            // When
            Throwable e = catchThrowable(() -> statement.execute("update held set id = id where id = 1"));
            // Then
            assertThat(Outage.behind(e)).map(Outage::kind).contains(Kind.CONFLICT);
        }
    }

    @Test
    void a_real_deadlock_is_one() throws SQLException {
        // Given
        DataSource database = table();
        try (Connection one = locked(database, 1);
                Connection other = locked(database, 2)) {
            CompletableFuture<@Nullable Throwable> waiting = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> one.createStatement().execute("update held set id = id where id = 2")));
            // When
            Throwable mine = catchThrowable(() -> {
                other.createStatement().execute("update held set id = id where id = 1");
                other.rollback();
            });
            Throwable loser = mine == null ? waiting.join() : mine;
            // Then
            assertThat(loser).isNotNull();
            assertThat(Outage.behind(loser)).map(Outage::kind).contains(Kind.CONFLICT);
            other.rollback();
            waiting.join();
        }
    }

    private static DataSource table() {
        DataSource database = TestDatabase.empty().dataSource();
        Sql sql = new Sql(database);
        sql.update("create table held (id int primary key)");
        sql.update("insert into held values (1), (2)");
        return database;
    }

    private static Connection locked(DataSource database, int id) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("update held set id = id where id = %d".formatted(id));
        }
        return connection;
    }

    private static Throwable wrapped(SQLException cause) {
        return new IllegalStateException("cannot keep readings", new RuntimeException(cause));
    }

    private static final class Circular extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized @Nullable Throwable getCause() {
            return this;
        }
    }
}
