package io.davylamp.chaos;

import io.davylamp.embedded.DatabaseFolder;
import io.davylamp.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server with the durability of production, in processes of its own, to be killed. It is started again at
 * the same port within a second by whoever watches it here, as an operator's supervisor would.
 */
public final class PostgresProcess implements AutoCloseable {
    private final Path folder;
    private final EmbeddedDatabase server;

    private PostgresProcess(Path folder, EmbeddedDatabase server) {
        this.folder = folder;
        this.server = server;
    }

    public static PostgresProcess in(Path folder) {
        return new PostgresProcess(
                folder, EmbeddedDatabase.start(new DatabaseFolder(folder, DatabaseFolder.Durability.KEEP)));
    }

    /** Makes an empty database; one of that name left from an earlier run is dropped. */
    public void create(String database) throws SQLException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(database, EmbeddedDatabase.NAME));
        }
    }

    /** How the service is told of a database. */
    public Map<String, String> settings(String database) {
        return Map.of(
                "quarkus.datasource.jdbc.url", server.jdbcUrl(database),
                "quarkus.datasource.username", EmbeddedDatabase.NAME,
                "quarkus.datasource.password", server.password());
    }

    /** Our own way in, beside the service. */
    public DataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(EmbeddedDatabase.NAME);
        source.setPassword(server.password());
        return source;
    }

    /** SIGKILL to the postmaster: backends lose their connections, the next start recovers from the log. */
    public void killNine() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        while (postmaster.isAlive()) {
            Thread.sleep(5);
        }
    }

    /** SIGSTOP to every process of the server, and SIGCONT after a while. */
    void freeze(Duration spell) throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
        all.add(postmaster);
        try {
            signal("STOP", all);
            Thread.sleep(spell.toMillis());
        } finally {
            signal("CONT", all);
        }
    }

    /** Ends every session of a database. */
    void endConnections(String database) throws SQLException {
        asSuperuser(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and pid <> pg_backend_pid()"
                        .formatted(database));
    }

    /** Lets a database take no writes for a while; sessions learn of both changes, as by a failover, by losing their connection. */
    void readOnly(String database, Duration spell) throws SQLException, InterruptedException {
        asSuperuser("alter database %s set default_transaction_read_only = on".formatted(database));
        try {
            endConnections(database);
            Thread.sleep(spell.toMillis());
        } finally {
            asSuperuser("alter database %s reset default_transaction_read_only".formatted(database));
            endConnections(database);
        }
    }

    /** Holds every row of a table for a while. */
    void lock(String database, String table, Duration spell) throws SQLException, InterruptedException {
        try (Connection connection = source(database).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table %s in exclusive mode".formatted(table));
            Thread.sleep(spell.toMillis());
            connection.rollback();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        Path pidFile = folder.resolve("data").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(it -> command.add(String.valueOf(it.pid())));
        // One that has ended meanwhile is no fault.
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until it takes connections again. */
    public void awaitReady() throws InterruptedException {
        while (true) {
            try (Connection connection = server.superuser()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
