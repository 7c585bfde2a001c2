package io.davylamp.rulebook.version;

import io.davylamp.rules.RuleProblem;

/** The stored text of a version is not what it was when it was kept. It is not shown, compiled or put in force. */
public final class CorruptRulebook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptRulebook(String version, String found) {
        super(
                "the stored text of rulebook %s does not match its hash: it is %s.".formatted(version, found),
                null,
                false,
                false);
    }

    public String advice() {
        return "Maybe somebody changed the database by hand: compare with a backup, and see 'davylamp audit verify'.";
    }

    /** The same, for those who look after the rules. */
    public RuleProblem problem() {
        return new RuleProblem("rulebook.yaml", 0, "", String.valueOf(getMessage()), advice());
    }
}
