package io.davylamp.rules;

import java.util.List;

/** The result of compiling a rulebook: rules to judge by, or everything that has to be corrected first. */
public sealed interface Compilation {
    /** The rulebook is usable. */
    record Compiled(RuleSet rules) implements Compilation {}

    /** The rulebook is not usable; nothing of it was published. */
    record Refused(List<RuleProblem> problems) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
