package io.davylamp.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook's folder that cannot be read as text files within bounds. */
public final class UnreadableRulebook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    UnreadableRulebook(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
