package io.davylamp.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An embedded PostgreSQL server, its data kept in a folder. It listens on the loopback address only and takes nobody
 * without the password in that folder, since others may share the host.
 *
 * <p>A service that was killed leaves its server behind. The next one over the same folder attaches to it if it
 * answers, and stops it otherwise: there are never two over the same data. A server that dies is started again at the
 * same port, so that connection pools recover by themselves.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The service's database user, its owner, and the database. */
    public static final String NAME = "davylamp";

    private static final System.Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());
    private static final int START_ATTEMPTS = 6;
    private static final int ATTACH_ATTEMPTS = 40;
    private static final long PAUSE_MILLIS = 500;

    private final FolderLock lock;
    private final PostgresServer server;
    private final String password;
    private final int port;
    private final Thread watch = new Thread(this::watch, "embedded-database-watch");
    private boolean closed;

    private EmbeddedDatabase(FolderLock lock, PostgresServer server, String password, int port) {
        this.lock = lock;
        this.server = server;
        this.password = password;
        this.port = port;
    }

    /** Whether a server for the platform this runs on is packed with the service; a container image has none. */
    public static boolean isPacked() {
        return PostgresArchive.isPacked();
    }

    /**
     * Starts the server, or attaches to the one a killed service left running.
     *
     * @throws CannotStartDatabase if another process uses the folder, or the server does not come up
     */
    public static EmbeddedDatabase start(DatabaseFolder folder) {
        return start(folder, ServerUser::choose);
    }

    static EmbeddedDatabase start(DatabaseFolder folder, UserChoice user) {
        try {
            Files.createDirectories(folder.home());
            FolderLock lock = FolderLock.of(folder);
            try {
                return start(folder, lock, user.choose());
            } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new CannotStartDatabase(
                    "the embedded database in %s did not start: %s".formatted(folder.home(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartDatabase("interrupted while the embedded database started", e);
        }
    }

    private static EmbeddedDatabase start(DatabaseFolder folder, FolderLock lock, ServerUser user)
            throws IOException, SQLException, InterruptedException {
        PostgresServer server = new PostgresServer(folder, PostgresPrograms.unpackedBelow(folder.home()), user);
        server.makeIfAbsent();
        String password = folder.password();
        EmbeddedDatabase database = new EmbeddedDatabase(lock, server, password, attachOrStart(server, password));
        database.makeUserAndDatabase();
        database.watch.setDaemon(true);
        database.watch.start();
        return database;
    }

    /** As whom the server is to run. */
    interface UserChoice {
        ServerUser choose() throws IOException, InterruptedException;
    }

    public int port() {
        return port;
    }

    /** The JDBC URL of the service's database, or of another one of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The password of {@link #NAME}. */
    public String password() {
        return password;
    }

    /** A connection as the server's superuser, to make and drop databases. */
    public Connection superuser() throws SQLException {
        return connect(port, password, PostgresServer.SUPERUSER);
    }

    /** Stops the server; committed data is kept. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.interrupt();
        try {
            server.stop();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the embedded database did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }

    private static int attachOrStart(PostgresServer server, String password) throws IOException, InterruptedException {
        Optional<Postmaster> left = server.running();
        if (left.isPresent()) {
            if (answers(left.get().port(), password)) {
                return left.get().port();
            }
            server.stop();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                int port = freePort();
                server.start(port);
                return port;
            } catch (IOException e) {
                // Another program took the port, or orphans of a killed server still hold its memory for a moment.
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS * attempt);
            }
        }
    }

    private static boolean answers(int port, String password) throws InterruptedException {
        for (int attempt = 0; attempt < ATTACH_ATTEMPTS && port > 0; attempt++) {
            try (Connection connection = connect(port, password, PostgresServer.SUPERUSER)) {
                return connection.isValid(1);
            } catch (SQLException e) {
                Thread.sleep(PAUSE_MILLIS); // it may still be recovering
            }
        }
        return false;
    }

    private static Connection connect(int port, String password, String user) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        return source.getConnection(user, password);
    }

    private void makeUserAndDatabase() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, password));
            }
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                restartIfDead();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private synchronized void restartIfDead() throws InterruptedException {
        try {
            if (closed || server.running().isPresent()) {
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "the embedded database died; starting it again");
            server.start(port);
            LOG.log(System.Logger.Level.INFO, "the embedded database is back");
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the embedded database cannot be started again yet; still trying", e);
            Thread.sleep(10 * PAUSE_MILLIS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
