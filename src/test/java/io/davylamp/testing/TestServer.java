package io.davylamp.testing;

import io.davylamp.embedded.CannotStartDatabase;
import io.davylamp.embedded.DatabaseFolder;
import io.davylamp.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * The one PostgreSQL server of a JVM that runs tests, started at first use and kept below {@code target} for the next
 * run. Each service under test has a class loader of its own, and so would have a server of its own: hence
 * {@link TestDatabase} asks the copy of this class that the JVM itself loads.
 */
public final class TestServer {
    private static final String PREFIX = "test_";
    /** One for each run at the same time. */
    private static final int FOLDERS = 40;

    private static final EmbeddedDatabase SERVER = start();
    private static int count;

    private TestServer() {}

    /**
     * Makes a database that nobody else uses.
     *
     * @param migrated whether every migration is applied; otherwise there is no table in it
     * @return its JDBC URL
     */
    public static synchronized String create(boolean migrated) {
        return SERVER.jdbcUrl(createFrom(migrated ? Migrated.TEMPLATE : "template0"));
    }

    /** The password of {@link EmbeddedDatabase#NAME}, who owns every database. */
    public static String password() {
        return SERVER.password();
    }

    private static String createFrom(String template) {
        String name = PREFIX + ++count;
        try (Connection connection = SERVER.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, EmbeddedDatabase.NAME, template));
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedDatabase start() {
        EmbeddedDatabase server = startInFreeFolder();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "test-database-stop"));
        try (Connection connection = server.superuser()) {
            dropLeftovers(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    private static EmbeddedDatabase startInFreeFolder() {
        for (int i = 1; ; i++) {
            try {
                return EmbeddedDatabase.start(new DatabaseFolder(
                        Path.of("target", "test-postgresql-" + i), DatabaseFolder.Durability.FORGET));
            } catch (CannotStartDatabase e) {
                if (i == FOLDERS || e.getCause() != null) {
                    throw e;
                }
            }
        }
    }

    private static void dropLeftovers(Connection connection) throws SQLException {
        List<String> left = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "SELECT datname FROM pg_database WHERE starts_with(datname, '%s')".formatted(PREFIX))) {
                while (found.next()) {
                    left.add(found.getString(1));
                }
            }
            for (String name : left) {
                statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
            }
        }
    }

    /** Migrated once for each JVM; every other migrated database is a copy of it. */
    private static final class Migrated {
        static final String TEMPLATE = migrate();

        private static String migrate() {
            String template = createFrom("template0");
            Flyway.configure()
                    .dataSource(SERVER.jdbcUrl(template), EmbeddedDatabase.NAME, SERVER.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return template;
        }
    }
}
