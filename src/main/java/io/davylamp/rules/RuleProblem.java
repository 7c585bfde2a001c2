package io.davylamp.rules;

import io.davylamp.rules.text.InvisibleCharacters;
import io.davylamp.rules.text.Place;

/**
 * Something in a rulebook that keeps it from being used, reported to the person who wrote it.
 *
 * @param file path inside the rulebook, with forward slashes
 * @param line line in that file, or row of a sheet, from 1; 0 where the file as a whole is meant
 * @param cell cell of a table, such as {@code Grades!B10}; empty in other files
 * @param rule the rule's name; empty where none is meant
 * @param message what is wrong
 * @param advice what to do about it, starting with "Maybe"
 */
public record RuleProblem(String file, int line, String cell, String rule, String message, String advice) {
    private static final int LONGEST_RULE = 120;
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_ADVICE = 800;

    /** What it repeats of a file is cut to a readable length, and shows its invisible characters as marks. */
    public RuleProblem {
        rule = InvisibleCharacters.marked(rule, LONGEST_RULE);
        message = InvisibleCharacters.marked(message, LONGEST_MESSAGE);
        advice = InvisibleCharacters.marked(advice, LONGEST_ADVICE);
    }

    /** A problem outside tables. */
    public RuleProblem(String file, int line, String rule, String message, String advice) {
        this(file, line, "", rule, message, advice);
    }

    public static RuleProblem inFile(String file, String message, String advice) {
        return new RuleProblem(file, 0, "", message, advice);
    }

    /**
     * {@code liquidity/runway.drl:7 rule "Runway below 90 days": Runway has no field 'day'. Maybe it is 'days'.}, or
     * {@code liquidity/runway.drl.csv cell F9 rule "Runway below 90 days": ...}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(new Place(file, line, cell).toString());
        if (!rule.isEmpty()) {
            text.append(" rule \"").append(rule).append('"');
        }
        return text.append(": ").append(message).append(' ').append(advice).toString();
    }
}
