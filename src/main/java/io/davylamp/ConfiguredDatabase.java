package io.davylamp;

import io.davylamp.DatabaseAtStart.NoDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Waits at the start for a configured database, so that one that is still starting delays the service, and one that
 * is not there ends it with a sentence instead of pages of stack traces.
 */
@NullMarked
final class ConfiguredDatabase {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TIMEOUT_SECONDS = 5;

    /** SQLSTATE class of refused users and passwords: waiting does not help. */
    private static final String INVALID_AUTHORIZATION = "28";

    private ConfiguredDatabase() {}

    static void await(String jdbcUrl, StartSettings settings) throws NoDatabase {
        PGSimpleDataSource database = source(jdbcUrl, settings);
        String where = "%s, database %s".formatted(hosts(database), database.getDatabaseName());
        long end = System.nanoTime() + settings.databaseWait().toNanos();
        for (boolean first = true; ; first = false) {
            Optional<SQLException> failure = connect(database);
            if (failure.isEmpty()) {
                return;
            }
            String reason = firstLine(failure.get());
            if (String.valueOf(failure.get().getSQLState()).startsWith(INVALID_AUTHORIZATION)) {
                throw NoDatabase.misconfigured("""
                        the database at %s refuses the user: %s
                        Maybe check QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.""".formatted(where, reason));
            }
            if (System.nanoTime() >= end) {
                throw NoDatabase.unreachable(
                        """
                        the database at %s cannot be reached: %s
                        Waited %d s. Maybe it is not running, or a firewall or network policy stands between.""".formatted(where, reason, settings.databaseWait().toSeconds()));
            }
            if (first) {
                System.err.printf("waiting for the database at %s: %s%n", where, reason);
            }
            pause();
        }
    }

    private static PGSimpleDataSource source(String jdbcUrl, StartSettings settings) throws NoDatabase {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbcUrl);
        } catch (IllegalArgumentException e) {
            throw NoDatabase.misconfigured("""
                    the JDBC URL does not name a PostgreSQL database.
                    Maybe write jdbc:postgresql://<host>:5432/<database>.""");
        }
        settings.username().ifPresent(source::setUser);
        settings.password().ifPresent(source::setPassword);
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setSocketTimeout(TIMEOUT_SECONDS);
        return source;
    }

    private static String hosts(PGSimpleDataSource source) {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < source.getServerNames().length; i++) {
            hosts.add(source.getServerNames()[i] + ":" + source.getPortNumbers()[i]);
        }
        return String.join(", ", hosts);
    }

    private static Optional<SQLException> connect(PGSimpleDataSource database) {
        try (Connection connection = database.getConnection()) {
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static void pause() throws NoDatabase {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NoDatabase.unreachable("interrupted while waiting for the database.");
        }
    }
}
