package io.davylamp.web.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text of the caller's that no database takes: a zero character among others. Nothing of the request was kept. */
final class UnstorableText {
    /** character_not_in_repertoire, untranslatable_character. */
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static Fault fault() {
        return Fault.of(
                ProblemType.BAD_REQUEST,
                "a text of the request contains a character that cannot be stored, such as the zero character.",
                "Maybe the client ended a text with it: leave it out.");
    }
}
