package io.davylamp.rules.text;

import io.davylamp.rules.RuleProblem;

/**
 * Ends the reading of one rule at the point where it leaves what a rule may say. Never leaves this package, and has no
 * stack trace: a file can cause hundreds of thousands.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String cell;
    private final String advice;

    public Refusal(int line, String message, String advice) {
        this(line, "", message, advice);
    }

    /** In a table. */
    public Refusal(int line, String cell, String message, String advice) {
        super(message, null, false, false);
        this.line = line;
        this.cell = cell;
        this.advice = advice;
    }

    /** At a place of the file being read. */
    public Refusal(Place place, String message, String advice) {
        this(place.line(), place.cell(), message, advice);
    }

    public int line() {
        return line;
    }

    public String advice() {
        return advice;
    }

    /** As a problem of the file it was found in. */
    public RuleProblem in(String file, String rule) {
        return new RuleProblem(file, line, cell, rule, String.valueOf(getMessage()), advice);
    }

    /** As a problem of the file that the DRL it was found in comes from. */
    public RuleProblem in(Expansion source, String rule) {
        return source.problem(line, rule, String.valueOf(getMessage()), advice);
    }

    /** The same at another place. */
    public Refusal at(Place place) {
        return new Refusal(place, String.valueOf(getMessage()), advice);
    }
}
