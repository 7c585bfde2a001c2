package io.davylamp.web;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer from a fault of ours, by what lies at the bottom of an exception. */
final class Outage {
    private static final int DEEPEST = 20;

    private Outage() {}

    static boolean isBehind(Throwable e) {
        return find(e).isPresent();
    }

    static String reason(Throwable e) {
        return find(e).map(Throwable::getMessage).orElse("").lines().findFirst().orElse("");
    }

    private static Optional<SQLException> find(@Nullable Throwable e) {
        Throwable cause = e;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return Optional.of(sql);
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (suppressed instanceof SQLException sql && isOutage(sql)) {
                    return Optional.of(sql);
                }
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * SQLSTATE class 08 is a connection lost or refused, 57P an operator's shutdown or a server still starting, 53 a
     * server out of connections, memory or disk. A pool that has no connection to give says so without a state.
     */
    private static boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        return state == null
                ? String.valueOf(e.getMessage()).contains("Acquisition timeout")
                : state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
