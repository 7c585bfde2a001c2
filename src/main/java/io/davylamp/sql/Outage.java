package io.davylamp.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A state of the database that passes: the same work may succeed another time, unchanged. Every other fault is one of
 * the work itself.
 *
 * @param kind what keeps the database from doing it
 * @param reason the database's own words, one line; for the log
 */
public record Outage(Kind kind, String reason) {
    private static final int DEEPEST = 20;

    /** What keeps the database from doing its work. */
    public enum Kind {
        /** It is away, still starting, shutting down, or refuses us. */
        UNREACHABLE,
        /** It is a standby, or was set to take no writes. */
        READ_ONLY,
        /** It is out of connections, memory or disk. */
        FULL,
        /** It took too long, or waited too long for what somebody else holds. */
        TIMED_OUT,
        /** Two transactions were in each other's way, and this one was chosen to give way: at once again. */
        CONFLICT
    }

    /** The outage at the bottom of an exception, if there is one. */
    public static Optional<Outage> behind(Throwable e) {
        return faults(e)
                .flatMap(it -> kind(it).stream().map(kind -> new Outage(kind, firstLine(it))))
                .findFirst();
    }

    public static boolean isBehind(Throwable e) {
        return behind(e).isPresent();
    }

    /** Whether the database is at the bottom of an exception at all: Hibernate and JTA wrap what it said. */
    public static boolean isDatabaseBehind(Throwable e) {
        return faults(e).findFirst().isPresent();
    }

    /** All that the database said, from the top of an exception down. */
    static Stream<SQLException> faults(Throwable e) {
        return faults(e, DEEPEST);
    }

    private static Stream<SQLException> faults(@Nullable Throwable e, int deeper) {
        if (e == null || deeper == 0) {
            return Stream.empty();
        }
        Stream<SQLException> below = Stream.concat(Stream.ofNullable(e.getCause()), Stream.of(e.getSuppressed()))
                .flatMap(it -> faults(it, deeper - 1));
        return e instanceof SQLException sql ? Stream.concat(Stream.of(sql), below) : below;
    }

    /** By SQLSTATE; a pool that has no connection to give says so without one. */
    private static Optional<Kind> kind(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.length() != 5) {
            return String.valueOf(e.getMessage()).contains("Acquisition timeout")
                    ? Optional.of(Kind.UNREACHABLE)
                    : Optional.empty();
        }
        return switch (state) {
            case "25006" -> Optional.of(Kind.READ_ONLY);
            case "57014", "55P03", "25P03", "25P04" -> Optional.of(Kind.TIMED_OUT);
            case "40001", "40P01" -> Optional.of(Kind.CONFLICT);
            default ->
                switch (state.substring(0, 2)) {
                    case "08", "57", "58", "28", "3D" -> Optional.of(Kind.UNREACHABLE);
                    case "53" -> Optional.of(Kind.FULL);
                    default -> Optional.empty();
                };
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
