package io.davylamp.rules.engine;

import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.language.Rule;
import java.util.List;

/**
 * What the engine's parser spends on rules: on each bracket twice what it spends on the one around it. A rulebook of
 * the greatest size is built in about a minute of computing time, whatever it holds.
 */
public final class BuildCost {
    private static final int MAX_RULE_COST = 2_000;
    private static final int MAX = 50_000;
    private static final String ADVICE = "Maybe write it with fewer brackets, or in more conditions, joined by commas.";

    private BuildCost() {}

    /** Adds a problem for each rule that costs too much, and one where all together do. */
    public static void check(List<Rule> rules, List<RuleProblem> problems) {
        long all = 0;
        for (Rule rule : rules) {
            int cost = of(DrlWriter.premises(rule));
            all += cost;
            if (cost > MAX_RULE_COST) {
                problems.add(problem(rule, "the rule's nested brackets", cost, MAX_RULE_COST));
            } else if (all > MAX && all - cost <= MAX) {
                problems.add(problem(rule, "the nested brackets of the rules up to this one", all, MAX));
            }
        }
    }

    private static RuleProblem problem(Rule rule, String what, long cost, int most) {
        RuleInfo it = rule.info();
        String message = "%s cost %,d; allowed are %,d, and each level doubles it.".formatted(what, cost, most);
        return new RuleProblem(it.file(), it.line(), it.cell(), it.name(), message, ADVICE);
    }

    private static int of(String drl) {
        int cost = 0;
        int depth = 0;
        for (int at = 0; at < drl.length(); at++) {
            char it = drl.charAt(at);
            depth += it == '(' ? 1 : it == ')' ? -1 : 0;
            cost += it == '(' ? 1 << Math.min(depth, 20) : 0;
        }
        return cost;
    }
}
