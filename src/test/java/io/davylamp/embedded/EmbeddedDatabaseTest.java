package io.davylamp.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.davylamp.embedded.DatabaseFolder.Durability;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private DatabaseFolder folder;

    @BeforeEach
    void choose_a_folder(@TempDir Path temp) {
        folder = new DatabaseFolder(temp.resolve("postgresql"), Durability.KEEP);
    }

    @Test
    void keeps_its_data_over_a_restart_and_writes_through_to_the_disk() throws SQLException {
        // Given
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(query(first, "SHOW fsync")).isEqualTo("on");
            assertThat(query(first, "SHOW synchronous_commit")).isEqualTo("on");
        }

        // When
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder)) {

            // Then
            assertThat(query(second, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void attaches_to_the_server_a_killed_service_left_running() throws Exception {
        // Given
        Process service = startInAnotherProcess();
        Postmaster left = Postmaster.of(folder.data()).orElseThrow();
        service.destroyForcibly().waitFor();
        assertThat(left.isRunning()).isTrue();

        // When
        try (EmbeddedDatabase next = EmbeddedDatabase.start(folder)) {

            // Then
            assertThat(next.port()).isEqualTo(left.port());
            assertThat(Postmaster.of(folder.data())).contains(left);
            assertThat(query(next, "SELECT 1")).isEqualTo("1");
        }
        assertThat(left.isRunning()).as("stopped by its new owner").isFalse();
    }

    @Test
    void starts_a_killed_server_again_at_the_same_port_with_all_that_was_committed() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // Given
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
            Postmaster killed = Postmaster.of(folder.data()).orElseThrow();

            // When
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(5)).until(() -> !killed.isRunning());

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(query(database, "SELECT answer FROM kept"))
                            .isEqualTo("42"));
            assertThat(Postmaster.of(folder.data()).orElseThrow().port()).isEqualTo(killed.port());
        }
    }

    @Test
    void starts_although_the_process_id_of_a_dead_server_now_belongs_to_another_program() throws Exception {
        // Given
        EmbeddedDatabase.start(folder).close();
        Files.write(
                folder.data().resolve("postmaster.pid"),
                List.of(
                        Long.toString(ProcessHandle.current().pid()),
                        folder.data().toString(),
                        "1700000000",
                        "5432",
                        "",
                        "127.0.0.1",
                        "        1         1",
                        "ready   "));

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {

            // Then
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refuses_a_folder_that_is_in_use_and_says_by_whom() {
        try (EmbeddedDatabase owner = EmbeddedDatabase.start(folder)) {
            // When
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))

                    // Then
                    .isInstanceOf(CannotStartDatabase.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("davylamp.data-dir");
            assertThat(owner.port()).isPositive();
        }
    }

    @Test
    void lets_nobody_in_without_the_password_only_its_owner_can_read() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // When
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    database.jdbcUrl(EmbeddedDatabase.NAME), EmbeddedDatabase.NAME, "guess")
                            .close())

                    // Then
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
                    .isEqualTo("rw-------");
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void asks_for_the_password_file_when_a_database_came_without_it() throws Exception {
        // Given
        EmbeddedDatabase.start(folder).close();
        Files.delete(folder.passwordFile());

        // When
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))

                // Then
                .isInstanceOf(CannotStartDatabase.class)
                .hasMessageContaining("password is missing");
    }

    @Test
    void runs_as_nobody_where_root_may_not_make_a_namespace_and_back_again() throws Exception {
        // Given
        assumeTrue(ServerUser.isRoot(), "only root can become nobody");
        Files.setPosixFilePermissions(folder.home().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, () -> ServerUser.NOBODY)) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        // Then
        assumeTrue(ServerUser.choose() == ServerUser.NAMESPACE, "namespaces are forbidden here");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(query(database, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void says_what_to_do_when_nobody_cannot_reach_the_folder() throws Exception {
        // Given
        assumeTrue(ServerUser.isRoot(), "only root can become nobody");
        Files.setPosixFilePermissions(folder.home().getParent(), PosixFilePermissions.fromString("rwx------"));

        // When
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder, () -> ServerUser.NOBODY))

                // Then
                .isInstanceOf(CannotStartDatabase.class)
                .hasMessageContaining("Maybe the folder cannot be reached by the user nobody");
    }

    private Process startInAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        folder.home().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        InputStream said = process.getInputStream();
        assertThat(said.read()).as("the other process started its database").isEqualTo(Service.STARTED);
        return process;
    }

    /** A service that starts its database and runs until it is killed. */
    static final class Service {
        static final char STARTED = '!';

        public static void main(String... args) throws InterruptedException {
            EmbeddedDatabase database = EmbeddedDatabase.start(new DatabaseFolder(Path.of(args[0]), Durability.KEEP));
            System.out.print(STARTED);
            System.out.flush();
            Thread.currentThread().join();
            database.close();
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(EmbeddedDatabase.NAME), EmbeddedDatabase.NAME, database.password());
    }
}
