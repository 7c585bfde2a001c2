package io.davylamp.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Why a configured database cannot be worked with.
 *
 * @param what goes on after "the database at …"
 * @param advice what may help
 * @param passing whether waiting may help, too
 */
record DatabaseProblem(String what, String advice, boolean passing) {
    private static final String WRITABLE =
            "select not pg_is_in_recovery() and not current_setting('default_transaction_read_only')::boolean";

    /** Connects, and checks what would break later; empty where nothing would. */
    static Optional<DatabaseProblem> with(PGSimpleDataSource database, boolean prepares) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITABLE)) {
            if (!row.next() || !row.getBoolean(1)) {
                return Optional.of(new DatabaseProblem(
                        "takes no writes: it is a standby, or was switched to read-only",
                        "Maybe name the primary, or the address that follows it.",
                        true));
            }
            return prepares && Pooler.losesStatements(database) ? Optional.of(transactionPooler()) : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(of(e, database));
        }
    }

    private static DatabaseProblem transactionPooler() {
        return new DatabaseProblem(
                "is reached through a pooler that gives each transaction another server (pgbouncer with"
                        + " pool_mode = transaction), where prepared statements are lost",
                "Maybe add prepareThreshold=0 to the JDBC URL, as in"
                        + " jdbc:postgresql://<host>:6432/<database>?prepareThreshold=0, or set pool_mode = session.",
                false);
    }

    private static DatabaseProblem of(SQLException e, PGSimpleDataSource database) {
        String state = String.valueOf(e.getSQLState());
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        if (state.startsWith("28")) {
            return new DatabaseProblem(
                    "refuses the user: " + reason,
                    "Maybe check QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.",
                    false);
        } else if (reason.contains("unsupported startup parameter")) {
            return new DatabaseProblem(
                    "is reached through a pooler that refuses the driver's startup parameters: " + reason,
                    "Maybe add to pgbouncer.ini: ignore_startup_parameters = extra_float_digits",
                    false);
        } else if (state.equals("3D000")) {
            return new DatabaseProblem(
                    "cannot be reached: " + reason,
                    "Maybe create it: create database \"%s\" owner <user>".formatted(database.getDatabaseName()),
                    true);
        }
        return new DatabaseProblem(
                "cannot be reached: " + reason,
                "Maybe it is not running, or a firewall or network policy blocks the way.",
                true);
    }
}
