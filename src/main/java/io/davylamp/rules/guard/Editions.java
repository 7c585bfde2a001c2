package io.davylamp.rules.guard;

import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import java.util.List;
import java.util.Optional;

/**
 * What rules may ask for in an edition: a fact that the edition does not have would never be there, and the rule would
 * be silent for ever. And that rules which ask what others say do no more than advise, so that nothing follows from it.
 */
public final class Editions {
    private Editions() {}

    /** Adds a problem for each rule that asks for more than the edition has. */
    public static void check(List<Rule> rules, int edition, List<RuleProblem> problems) {
        for (Rule rule : rules) {
            Optional<RuleProblem> tooNew = rule.patterns().stream()
                    .filter(it -> it.fact().edition() > edition)
                    .findFirst()
                    .map(it -> tooNew(rule, it, edition));
            tooNew.or(() -> notLast(rule)).ifPresent(problems::add);
        }
    }

    private static RuleProblem tooNew(Rule rule, Pattern pattern, int edition) {
        return problem(
                rule,
                pattern.line(),
                "%s came with edition %d, and the rulebook is of edition %d: the rule would never see one."
                        .formatted(pattern.fact().name(), pattern.fact().edition(), edition),
                "Maybe write edition: %d into rulebook.yaml."
                        .formatted(pattern.fact().edition()));
    }

    private static Optional<RuleProblem> notLast(Rule rule) {
        for (Premise premise : rule.premises()) {
            Optional<Pattern> asked = premise.patterns().stream()
                    .filter(it -> it.fact().isWhatRulesSay())
                    .findFirst();
            if (asked.isPresent() && !(premise instanceof Premise.Present)) {
                return Optional.of(problem(
                        rule,
                        asked.get().line(),
                        "%s is always there once; 'not' and 'exists' find nothing out."
                                .formatted(asked.get().fact().name()),
                        "Maybe write the condition itself: OtherRules( worst in (NORMAL, WATCH), !crunch, !hedge )."));
            }
        }
        boolean judges = rule.calls().stream().anyMatch(it -> !(it instanceof Call.Hedge));
        return rule.asksOtherRules() && judges
                ? Optional.of(problem(
                        rule,
                        rule.info().line(),
                        "it asks what the other rules say, and judges itself: no rule may follow from another.",
                        "Maybe let it only advise, with findings.hedge(...), or ask for the figures themselves."))
                : Optional.empty();
    }

    private static RuleProblem problem(Rule rule, int line, String message, String advice) {
        RuleInfo it = rule.info();
        boolean inTable = !it.cell().isEmpty();
        return new RuleProblem(it.file(), inTable ? it.line() : line, it.cell(), it.name(), message, advice);
    }
}
