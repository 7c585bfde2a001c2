package io.davylamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.DatabaseAtStart.NoDatabase;
import io.davylamp.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static void await(String jdbcUrl, String password) throws NoDatabase {
        ConfiguredDatabase.await(jdbcUrl, settings(jdbcUrl, password, Duration.ZERO));
    }

    private static StartSettings settings(String jdbcUrl, String password, Duration wait) {
        return new StartSettings(
                Optional.of(jdbcUrl), Optional.of(DATABASE.user()), Optional.of(password), wait, Path.of("unused"));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
