package io.davylamp.rules;

import io.davylamp.rules.language.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A rulebook as it was read, whether or not it can be used: what explaining and comparing need, without the engine.
 *
 * @see #of
 */
public final class ParsedRulebook {
    private final String version;
    private final Optional<RulebookPolicy> policy;
    private final List<Rule> rules;
    private final List<RuleProblem> problems;

    ParsedRulebook(String version, Optional<RulebookPolicy> policy, List<Rule> rules, List<RuleProblem> problems) {
        this.version = version;
        this.policy = policy;
        this.rules = List.copyOf(rules);
        this.problems = List.copyOf(problems);
    }

    /** Reads a rulebook; what cannot be understood is left out and reported among the problems. */
    public static ParsedRulebook of(RulebookSource source) {
        return RuleCompiler.understand(source);
    }

    /** The version of the source it was read from. */
    public String version() {
        return version;
    }

    /** What {@code rulebook.yaml} states, where that could be read. */
    public Optional<RulebookPolicy> policy() {
        return policy;
    }

    List<Rule> understood() {
        return rules;
    }

    /** Every rule that was understood, by file and line. */
    public List<RuleInfo> rules() {
        return rules.stream().map(Rule::info).toList();
    }

    /** What is wrong with it; empty where it could be built. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
