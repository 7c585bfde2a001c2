package io.davylamp.rulebook.trial;

import io.davylamp.rules.RuleProblem;

/** A task on rules that was ended because it took more than it may: the rules are at fault. */
public final class RulesTooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RulesTooCostly(String message) {
        super(message, null, false, false);
    }

    /** The same, reported to the person who wrote the rules. */
    public RuleProblem problem() {
        return new RuleProblem("rulebook.yaml", 0, "", String.valueOf(getMessage()), advice());
    }

    public String advice() {
        return "Maybe undo the last change: some rule or table needs far too much memory or time.";
    }
}
