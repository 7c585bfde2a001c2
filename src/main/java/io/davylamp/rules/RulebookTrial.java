package io.davylamp.rules;

import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.cases.RandomFacts;
import io.davylamp.rules.policy.PolicyFile;
import io.davylamp.rules.text.FirstProblems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Puts a rulebook to work where it can do no harm: on its cases, and on facts on and about its own limits. */
public final class RulebookTrial {
    private static final int SETS_OF_FACTS = 300;
    private static final long SEED = 20_090_103;

    private RulebookTrial() {}

    /** What keeps a rulebook from being used, whatever its cases say. */
    public static List<RuleProblem> dangers(RulebookSource source) {
        Compilation compilation = RuleCompiler.compile(source);
        if (compilation instanceof Compilation.Refused refused) {
            return refused.problems();
        }
        try (RuleSet rules = ((Compilation.Compiled) compilation).rules()) {
            Set<RuleProblem> problems = new LinkedHashSet<>();
            onRandomFacts(rules, problems);
            return FirstProblems.of(problems);
        }
    }

    /** What keeps one that compiles from judging. */
    public static List<RuleProblem> problems(RuleSet rules, RulebookSource source) {
        Set<RuleProblem> problems = new LinkedHashSet<>();
        RuleCases.all(rules, source).forEach(it -> problems.add(it.problem()));
        onRandomFacts(rules, problems);
        return FirstProblems.of(problems);
    }

    /** A value that leaves its bounds on facts nobody has is no reason to refuse; a rule that does not end is. */
    private static void onRandomFacts(RuleSet rules, Set<RuleProblem> problems) {
        Random random = new Random(SEED);
        List<RandomFacts> kinds = new ArrayList<>();
        kinds.add(new RandomFacts(rules.understood(), About.OPERATOR, random));
        kinds.add(new RandomFacts(rules.understood(), About.NETWORK, random));
        for (int i = 0; i < SETS_OF_FACTS && rules.overrun().isEmpty(); i++) {
            evaluate(rules, kinds.get(i % kinds.size()).next());
        }
        rules.overrun()
                .ifPresent(it -> problems.add(RuleProblem.inFile(
                        PolicyFile.NAME,
                        "rule %s: %s.".formatted(it.ruleId(), it.message()),
                        "Maybe say which facts belong together, or write it as two rules.")));
    }

    private static void evaluate(RuleSet rules, MetricSet facts) {
        try {
            rules.evaluate(facts);
        } catch (RuleFault e) {
            // Reported by the rule set itself where it matters.
        }
    }
}
