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
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real databases for tests: one PostgreSQL server for each JVM, started at first use and kept below {@code target} for
 * the next run, and as many databases as tests ask for.
 *
 * <pre>{@code
 * private final DataSource database = TestDatabase.fresh(); // migrated, empty, nobody else's
 * }</pre>
 */
public final class TestDatabase {
    private static final String PREFIX = "test_";
    /** One for each class loader that tests run in, and for each run at the same time. */
    private static final int FOLDERS = 40;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedDatabase server;
    private final String name;

    private TestDatabase(EmbeddedDatabase server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A database with every migration applied and no rows of others. */
    public static DataSource fresh() {
        return create(Migrated.TEMPLATE).dataSource();
    }

    /** A database without any table. */
    public static TestDatabase empty() {
        return create("template0");
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String user() {
        return EmbeddedDatabase.NAME;
    }

    public String password() {
        return server.password();
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    private static TestDatabase create(String template) {
        String name = PREFIX + COUNT.incrementAndGet();
        execute("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, EmbeddedDatabase.NAME, template));
        return new TestDatabase(Server.RUNNING, name);
    }

    private static void execute(String sql) {
        try (Connection connection = Server.RUNNING.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started when first touched. */
    private static final class Server {
        static final EmbeddedDatabase RUNNING = start();

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

        /** Each service under test has a class loader, and so a server, of its own; so has each run at the same time. */
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
    }

    /** Migrated once for each JVM; every other migrated database is a copy of it. */
    private static final class Migrated {
        static final String TEMPLATE = migrate();

        private static String migrate() {
            TestDatabase template = empty();
            Flyway.configure()
                    .dataSource(template.jdbcUrl(), template.user(), template.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return template.name;
        }
    }
}
