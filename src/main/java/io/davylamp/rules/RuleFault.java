package io.davylamp.rules;

import org.jspecify.annotations.Nullable;

/** A rule that compiled but failed while judging: the verdict is void, and the rule is named. */
public final class RuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String ruleId;

    public RuleFault(String ruleId, String message, @Nullable Throwable cause) {
        super("rule %s: %s".formatted(ruleId, message), cause);
        this.ruleId = ruleId;
    }

    /** Where nothing failed inside the rule, but it and the facts do not go together. */
    public static RuleFault ofFacts(String ruleId, String message) {
        return new RuleFault(ruleId, message, null);
    }

    /** The rule's {@code @id}. */
    public String ruleId() {
        return ruleId;
    }
}
