package io.davylamp.start;

import io.davylamp.start.DatabaseAtStart.NoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Waits at the start for a configured database, so that one that is still starting or being switched over delays the
 * service, and one that is not there, or would break later, ends it with a sentence instead of pages of stack traces.
 */
final class ConfiguredDatabase {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TIMEOUT_SECONDS = 5;

    private ConfiguredDatabase() {}

    static void await(String jdbcUrl, StartSettings settings) throws NoDatabase {
        PGSimpleDataSource database = source(jdbcUrl, settings);
        String where = "%s, database %s".formatted(hosts(database), database.getDatabaseName());
        long end = System.nanoTime() + settings.databaseWait().toNanos();
        for (boolean first = true; ; first = false) {
            Optional<DatabaseProblem> trouble =
                    DatabaseProblem.with(database, database.getPrepareThreshold() != 0 && settings.prepares());
            if (trouble.isEmpty()) {
                return;
            }
            String what = "the database at %s %s".formatted(where, trouble.get().what());
            if (!trouble.get().passing()) {
                throw NoDatabase.misconfigured(what + "\n" + trouble.get().advice());
            }
            if (System.nanoTime() >= end) {
                throw NoDatabase.unreachable("%s%nWaited %d s. %s"
                        .formatted(
                                what,
                                settings.databaseWait().toSeconds(),
                                trouble.get().advice()));
            }
            if (first) {
                System.err.printf("waiting: %s%n", what);
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

    private static void pause() throws NoDatabase {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NoDatabase.unreachable("interrupted while waiting for the database.");
        }
    }
}
