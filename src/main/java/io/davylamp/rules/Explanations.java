package io.davylamp.rules;

import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.explain.Explainer;
import io.davylamp.rules.language.Rule;
import java.util.List;
import java.util.Optional;

/** Explains why the rules of a rulebook fire for a set of metrics, or why not. */
public final class Explanations {
    private Explanations() {}

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
