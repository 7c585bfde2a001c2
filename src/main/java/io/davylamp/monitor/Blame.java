package io.davylamp.monitor;

import io.davylamp.rulebook.NoRulebook;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes what an item's own content brought about from an outage. The first happens again however often it is
 * tried; the second ends, and to try again is all there is to do.
 */
final class Blame {
    /** SQLSTATE classes: data exception, a constraint violated, a limit of the program exceeded. */
    private static final Set<String> CONTENT = Set.of("22", "23", "54");

    private Blame() {}

    static boolean isContents(RuntimeException fault) {
        Optional<SQLException> sql = find(fault, new HashSet<>());
        if (sql.isPresent()) {
            String state = sql.get().getSQLState();
            return state != null && state.length() == 5 && CONTENT.contains(state.substring(0, 2));
        }
        return !(fault instanceof NoRulebook || fault instanceof QuarkusTransactionException);
    }

    private static Optional<SQLException> find(@Nullable Throwable fault, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return Optional.empty();
        }
        if (fault instanceof SQLException sql) {
            return Optional.of(sql);
        }
        Optional<SQLException> below = find(fault.getCause(), seen);
        for (Throwable suppressed : fault.getSuppressed()) {
            below = below.or(() -> find(suppressed, seen));
        }
        return below;
    }
}
