package io.davylamp.sql;

import java.sql.SQLException;
import java.util.Set;

/**
 * The database's no to what it was given: the same work fails again, however often it is tried. The opposite of an
 * {@link Outage}; a third kind, such as a missing privilege, is neither.
 */
public final class Refusal {
    /** SQLSTATE classes: data exception, a constraint violated, a limit of the program exceeded. */
    private static final Set<String> CONTENT = Set.of("22", "23", "54");

    /** character_not_in_repertoire, untranslatable_character. */
    private static final Set<String> CHARACTERS = Set.of("22021", "22P05");

    private Refusal() {}

    /** Whether a value, or a row, is at the bottom of an exception. */
    public static boolean ofContent(Throwable e) {
        return Outage.faults(e)
                .anyMatch(it -> hasState(it) && CONTENT.contains(state(it).substring(0, 2)));
    }

    /** Whether it is a text that no database takes: one with a zero character, among others. */
    public static boolean ofCharacters(Throwable e) {
        return Outage.faults(e).anyMatch(it -> CHARACTERS.contains(state(it)));
    }

    private static boolean hasState(SQLException e) {
        return state(e).length() == 5;
    }

    private static String state(SQLException e) {
        return String.valueOf(e.getSQLState());
    }
}
