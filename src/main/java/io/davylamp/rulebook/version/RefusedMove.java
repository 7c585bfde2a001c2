package io.davylamp.rulebook.version;

import io.davylamp.rules.RuleProblem;
import java.util.List;

/** A move of a version that its state, the policy or a gate does not allow. Nothing was changed. */
public final class RefusedMove extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;
    private final transient List<RuleProblem> problems;

    public RefusedMove(String message, String advice) {
        this(message, advice, List.of());
    }

    public RefusedMove(String message, String advice, List<RuleProblem> problems) {
        super(message, null, false, false);
        this.advice = advice;
        this.problems = List.copyOf(problems);
    }

    public String advice() {
        return advice;
    }

    /** What is wrong with the version; empty where it is not the version's fault. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
