package io.davylamp.testing;

import io.davylamp.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real databases for tests: as many as they ask for, all in the one server of the JVM.
 *
 * <pre>{@code
 * private final DataSource database = TestDatabase.fresh(); // migrated, empty, nobody else's
 * }</pre>
 */
public final class TestDatabase {
    private final String jdbcUrl;
    private final String password;

    private TestDatabase(String jdbcUrl, String password) {
        this.jdbcUrl = jdbcUrl;
        this.password = password;
    }

    /** A database with every migration applied and no rows of others. */
    public static DataSource fresh() {
        return migrated().dataSource();
    }

    /** The same, for who needs its address. */
    public static TestDatabase migrated() {
        return create(true);
    }

    /** A database without any table. */
    public static TestDatabase empty() {
        return create(false);
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    public String user() {
        return EmbeddedDatabase.NAME;
    }

    public String password() {
        return password;
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user());
        source.setPassword(password);
        return source;
    }

    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static TestDatabase create(boolean migrated) {
        Class<?> server = serverOfJvm();
        try {
            return new TestDatabase(
                    (String) server.getMethod("create", boolean.class).invoke(null, migrated),
                    (String) server.getMethod("password").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's class as the JVM loads it; as it is loaded here where a build tool brought the tests into its own JVM. */
    private static Class<?> serverOfJvm() {
        try {
            return ClassLoader.getSystemClassLoader().loadClass(TestServer.class.getName());
        } catch (ClassNotFoundException e) {
            return TestServer.class;
        }
    }
}
