package io.davylamp.rules;

import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.explain.Explainer;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Why a rule fires for a set of metrics, or why not.
 *
 * @param rule the rule
 * @param verdict whether it fires
 * @param says what it says when it fires
 * @param matches for a rule that fires, its conditions held against each combination of facts it fires for (the first
 *     twenty); for one that does not, against the one that comes nearest
 * @param failedFirst the first condition that fails, where the rule is silent
 * @param distance how far the rule is from firing
 * @param sentence the whole in one sentence
 */
public record Explanation(
        RuleInfo rule,
        Verdict verdict,
        Says says,
        List<List<Check>> matches,
        Optional<Check> failedFirst,
        Distance distance,
        String sentence) {
    public Explanation {
        matches = matches.stream().map(List::copyOf).toList();
    }

    /** Whether a rule fires. */
    public enum Verdict {
        FIRES,
        SILENT,
        /** There are more combinations of facts than can be looked through. */
        UNDECIDED
    }

    /**
     * What a rule says when it fires.
     *
     * @param grade the worst grade it asks for, where it asks for one
     * @param flags the flags it raises
     * @param instruments the hedges it asks for
     */
    public record Says(Optional<Grade> grade, List<String> flags, List<Instrument> instruments) {
        public Says {
            flags = List.copyOf(flags);
            instruments = List.copyOf(instruments);
        }

        public static Says of(Rule rule) {
            return new Says(
                    rule.calls().stream()
                            .filter(Call.Stress.class::isInstance)
                            .map(it -> ((Call.Stress) it).grade())
                            .reduce(Grade::worst),
                    rule.calls().stream()
                            .filter(Call.Crunch.class::isInstance)
                            .map(it -> ((Call.Crunch) it).flag())
                            .distinct()
                            .toList(),
                    rule.calls().stream()
                            .filter(Call.Hedge.class::isInstance)
                            .map(it -> ((Call.Hedge) it).instrument())
                            .distinct()
                            .toList());
        }
    }

    /** Every rule about the subject the metrics are about, in the rulebook's order. */
    public static List<Explanation> all(ParsedRulebook rulebook, MetricSet metrics, About subject) {
        return rulebook.understood().stream()
                .filter(it -> concerns(it, subject))
                .map(it -> new Explainer(it, metrics).explain())
                .toList();
    }

    /** One rule by its id, where the rulebook has it. */
    public static Optional<Explanation> of(ParsedRulebook rulebook, MetricSet metrics, String ruleId) {
        return rulebook.understood().stream()
                .filter(it -> it.info().id().equals(ruleId))
                .findFirst()
                .map(it -> new Explainer(it, metrics).explain());
    }

    /** A rule on facts of either is held against both. */
    private static boolean concerns(Rule rule, About subject) {
        boolean ofOperator = rule.patterns().stream().anyMatch(it -> it.fact().about() == About.OPERATOR);
        return subject == About.NETWORK ? !ofOperator : !rule.isAboutNetwork();
    }
}
