package io.davylamp.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.davylamp.sql.Sql;
import io.davylamp.start.DatabaseAtStart.NoDatabase;
import io.davylamp.testing.PgBouncer;
import io.davylamp.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ConfiguredDatabaseTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void is_satisfied_with_a_database_that_answers() {
        assertThatCode(() -> await(DATABASE.jdbcUrl(), DATABASE.password())).doesNotThrowAnyException();
    }

    @Test
    void names_host_and_port_of_a_database_that_cannot_be_reached() throws IOException {
        // Given
        int port = closedPort();

        // When
        assertThatThrownBy(() -> await("jdbc:postgresql://127.0.0.1:%d/book?password=s3cret".formatted(port), "x"))

                // Then
                .isInstanceOfSatisfying(
                        NoDatabase.class, it -> assertThat(it.exitCode()).isEqualTo(3))
                .hasMessageContaining("the database at 127.0.0.1:%d, database book cannot be reached".formatted(port))
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void does_not_wait_where_the_password_is_wrong() {
        // When
        assertThatThrownBy(() -> ConfiguredDatabase.await(
                        DATABASE.jdbcUrl(), settings(DATABASE.jdbcUrl(), "guess", Duration.ofDays(1))))

                // Then
                .isInstanceOf(NoDatabase.class)
                .hasMessageContaining("refuses the user")
                .hasMessageContaining("QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void says_how_to_write_the_url_of_a_postgresql_database() {
        // When
        assertThatThrownBy(() -> await("jdbc:mysql://127.0.0.1/book", "x"))

                // Then
                .isInstanceOfSatisfying(
                        NoDatabase.class, it -> assertThat(it.exitCode()).isEqualTo(2))
                .hasMessageContaining("jdbc:postgresql://<host>:5432/<database>");
    }

    @Test
    void waits_for_a_database_to_take_writes_and_says_what_it_waits_for() {
        // Given
        TestDatabase standby = TestDatabase.empty();
        Sql sql = new Sql(standby.dataSource());
        sql.update("alter database %s set default_transaction_read_only = on"
                .formatted(URI.create(standby.jdbcUrl().substring(5)).getPath().substring(1)));

        // When
        assertThatThrownBy(() -> await(standby.jdbcUrl(), standby.password()))

                // Then
                .isInstanceOfSatisfying(
                        NoDatabase.class, it -> assertThat(it.exitCode()).isEqualTo(3))
                .hasMessageContaining("takes no writes")
                .hasMessageContaining("Maybe name the primary");
    }

    @Test
    void says_how_to_make_a_database_that_is_not_there() {
        assertThatThrownBy(() -> await(DATABASE.jdbcUrl().replaceAll("/test_\\d+", "/nowhere"), DATABASE.password()))
                .isInstanceOf(NoDatabase.class)
                .hasMessageContaining("create database \"nowhere\"");
    }

    @Test
    void a_pooler_that_loses_prepared_statements_is_refused_with_the_setting_that_helps() throws Exception {
        // Given
        assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
        try (PgBouncer bouncer = PgBouncer.over(DATABASE, "transaction")) {
            // When
            assertThatThrownBy(() -> await(bouncer.jdbcUrl(""), DATABASE.password()))

                    // Then
                    .isInstanceOfSatisfying(
                            NoDatabase.class, it -> assertThat(it.exitCode()).isEqualTo(2))
                    .hasMessageContaining("pool_mode = transaction")
                    .hasMessageContaining("?prepareThreshold=0");
            assertThatCode(() -> await(bouncer.jdbcUrl("?prepareThreshold=0"), DATABASE.password()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_pooler_that_keeps_a_server_for_each_connection_is_fine() throws Exception {
        // Given
        assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
        try (PgBouncer bouncer = PgBouncer.over(DATABASE, "session")) {
            // Then
            assertThatCode(() -> await(bouncer.jdbcUrl(""), DATABASE.password()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void statements_lost_between_two_transactions_are_noticed_without_a_pooler_too() throws Exception {
        assertThat(Pooler.losesStatements((PGSimpleDataSource) DATABASE.dataSource()))
                .isFalse();
        assertThat(Pooler.losesStatements(new Forgetful(DATABASE))).isTrue();
    }

    private static void await(String jdbcUrl, String password) throws NoDatabase {
        ConfiguredDatabase.await(jdbcUrl, settings(jdbcUrl, password, Duration.ZERO));
    }

    private static StartSettings settings(String jdbcUrl, String password, Duration wait) {
        return new StartSettings(
                Optional.of(jdbcUrl),
                Optional.of(DATABASE.user()),
                Optional.of(password),
                wait,
                true,
                Optional.empty(),
                Path.of("unused"),
                false,
                false);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Connections whose server forgets what was prepared whenever another connection asks, as behind a pooler. */
    private static final class Forgetful extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Connection first;

        Forgetful(TestDatabase database) {
            setUrl(database.jdbcUrl());
            setUser(database.user());
            setPassword(database.password());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (first == null) {
                first = connection;
                return connection;
            }
            Connection other = connection;
            Connection forgetting = first;
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            try (Statement statement = forgetting.createStatement()) {
                                statement.execute("do $$ begin execute 'deallocate all'; end $$");
                            }
                        }
                        return method.invoke(other, arguments);
                    });
        }
    }
}
