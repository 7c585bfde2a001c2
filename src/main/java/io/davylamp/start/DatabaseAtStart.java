package io.davylamp.start;

import io.davylamp.embedded.CannotStartDatabase;
import io.davylamp.embedded.DatabaseFolder;
import io.davylamp.embedded.EmbeddedDatabase;
import io.quarkus.runtime.Application;
import java.nio.file.Path;

/**
 * Sees to a database before the service starts: the configured one, once it answers, or else the embedded one, whose
 * address is passed on as system properties.
 */
public final class DatabaseAtStart {
    private static final int MISCONFIGURED = 2;
    private static final int UNREACHABLE = 3;
    private static final String LOOPBACK = "127.0.0.1";

    private DatabaseAtStart() {}

    /** There is no database to work with. The message is for the person at the console. */
    public static final class NoDatabase extends Exception {
        private static final long serialVersionUID = 1L;
        private final int exitCode;

        private NoDatabase(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }

        static NoDatabase misconfigured(String message) {
            return new NoDatabase(MISCONFIGURED, message);
        }

        static NoDatabase unreachable(String message) {
            return new NoDatabase(UNREACHABLE, message);
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public static void provide(StartSettings settings) throws NoDatabase {
        if (settings.jdbcUrl().isPresent()) {
            ConfiguredDatabase.await(settings.jdbcUrl().get(), settings);
        } else if (EmbeddedDatabase.isPacked()) {
            startEmbedded(settings.dataDir());
            stayAtHome(settings);
        } else {
            throw NoDatabase.misconfigured("""
                    no database is configured, and this package includes none for %s %s.
                    Maybe set QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://<host>:5432/<database>, \
                    QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.""".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
    }

    private static void startEmbedded(Path folder) throws NoDatabase {
        try {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(new DatabaseFolder(folder, DatabaseFolder.Durability.KEEP));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stopAfterService(database), "embedded-database-stop"));
            System.setProperty(StartSettings.JDBC_URL, database.jdbcUrl(EmbeddedDatabase.NAME));
            System.setProperty(StartSettings.USERNAME, EmbeddedDatabase.NAME);
            System.setProperty(StartSettings.PASSWORD, database.password());
            System.setProperty(
                    StartSettings.EMBEDDED_IN,
                    folder.toAbsolutePath().normalize().toString());
            // An embedded database means someone tries this out: the profile "local" says what differs then.
            System.setProperty("quarkus.config.profile.parent", "local");
        } catch (CannotStartDatabase e) {
            throw NoDatabase.misconfigured(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A person trying it out does not think of who else is on the network: others reach it only if that was configured.
     */
    public static void stayAtHome(StartSettings settings) {
        if (!settings.hostIsSet()) {
            System.setProperty(StartSettings.HTTP_HOST, LOOPBACK);
        }
        if (!settings.managementHostIsSet()) {
            System.setProperty(StartSettings.MANAGEMENT_HOST, LOOPBACK);
        }
    }

    /** Shutdown hooks run in parallel, but the service's last transactions still need the database. */
    private static void stopAfterService(EmbeddedDatabase database) {
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        database.close();
    }
}
