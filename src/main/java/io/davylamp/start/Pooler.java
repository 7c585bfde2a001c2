package io.davylamp.start;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.PGStatement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Notices a pooler between us and the database that gives each transaction whichever server is free (pgbouncer in
 * transaction mode) and loses the statements the driver has prepared on another one. Then most requests work and some
 * fail, which is worse than not to start.
 */
final class Pooler {
    /** SQLSTATEs: a prepared statement that is not known there, or one of somebody else under the same name. */
    private static final Set<String> LOST = Set.of("26000", "42P05");

    private Pooler() {}

    /**
     * Prepares a statement in one transaction and uses it in the next, while somebody else holds the server of the
     * first.
     *
     * @throws SQLException if the database cannot be asked
     */
    static boolean losesStatements(PGSimpleDataSource database) throws SQLException {
        try (Connection ours = database.getConnection();
                Connection other = database.getConnection()) {
            ours.setAutoCommit(false);
            other.setAutoCommit(false);
            try (PreparedStatement prepared = ours.prepareStatement("select pg_backend_pid()")) {
                prepared.unwrap(PGStatement.class).setPrepareThreshold(1);
                prepared.executeQuery().close();
                ours.commit();
                other.prepareStatement("select 1").executeQuery().close();
                prepared.executeQuery().close();
                return false;
            } finally {
                other.rollback();
            }
        } catch (SQLException e) {
            if (LOST.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
            throw e;
        }
    }
}
