package io.davylamp.rules;

import io.davylamp.rules.text.InvisibleCharacters;
import io.davylamp.rules.text.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A case that does not come out as written, or a rule that lacks one.
 *
 * @param file the file of cases, or of the rule that lacks one
 * @param line line in that file, or row of a sheet; 0 where the file as a whole is meant
 * @param cell the cell of the limit no case is at, or the one the rule starts in; empty where it is not in a table
 * @param name the case's name, or the rule's id
 * @param message expected against actual
 */
public record CaseFailure(String file, int line, String cell, String name, String message) {
    private static final int MAX_REPORTED = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_MESSAGE = 500;

    /** What it repeats is cut to a readable length, and shows its invisible characters as marks. */
    public CaseFailure {
        name = InvisibleCharacters.marked(name, LONGEST_NAME);
        message = InvisibleCharacters.marked(message, LONGEST_MESSAGE);
    }

    /** A failure outside tables. */
    public CaseFailure(String file, int line, String name, String message) {
        this(file, line, "", name, message);
    }

    /** The first hundred of some, and how many more there are. */
    static List<CaseFailure> first(List<CaseFailure> all) {
        if (all.size() <= MAX_REPORTED) {
            return List.copyOf(all);
        }
        CaseFailure next = all.get(MAX_REPORTED);
        List<CaseFailure> first = new ArrayList<>(all.subList(0, MAX_REPORTED));
        String more = "and %,d more from here on".formatted(all.size() - MAX_REPORTED);
        first.add(new CaseFailure(next.file(), next.line(), next.cell(), next.name(), more));
        return first;
    }

    /** What keeps its rulebook from being used. */
    public RuleProblem problem() {
        return new RuleProblem(
                file, line, cell, name, message, "Maybe the rule is wrong, or the case no longer says what is meant.");
    }

    /** {@code liquidity/runway.cases.yaml:12 "90 days": LIQ-003 must not fire, but did.} */
    @Override
    public String toString() {
        return "%s \"%s\": %s".formatted(new Place(file, line, cell), name, message);
    }
}
