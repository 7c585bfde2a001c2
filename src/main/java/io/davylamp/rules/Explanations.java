package io.davylamp.rules;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.rules.explain.Explainer;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains why the rules of a rulebook fire for a set of metrics, or why not. */
public final class Explanations {
    private Explanations() {}

    /** Every rule about the subject the metrics are about, in the rulebook's order. */
    public static List<Explanation> all(ParsedRulebook rulebook, MetricSet metrics, About subject) {
        MetricSet known = withOtherRules(rulebook, metrics);
        return rulebook.understood().stream()
                .filter(it -> concerns(it, subject))
                .map(it -> new Explainer(it, known).explain())
                .toList();
    }

    /** One rule by its id, where the rulebook has it. */
    public static Optional<Explanation> of(ParsedRulebook rulebook, MetricSet metrics, String ruleId) {
        return rulebook.understood().stream()
                .filter(it -> it.info().id().equals(ruleId))
                .findFirst()
                .map(it ->
                        new Explainer(it, it.asksOtherRules() ? withOtherRules(rulebook, metrics) : metrics).explain());
    }

    /** The metrics, and what the rules that ask for nothing but metrics say of them, where others ask for that. */
    private static MetricSet withOtherRules(ParsedRulebook rulebook, MetricSet metrics) {
        if (rulebook.understood().stream().noneMatch(Rule::asksOtherRules)) {
            return metrics;
        }
        List<Call> said = rulebook.understood().stream()
                .filter(it -> !it.asksOtherRules() && new Explainer(it, metrics).fires())
                .flatMap(it -> it.calls().stream())
                .toList();
        List<Grade> grades = said.stream()
                .filter(Call.Stress.class::isInstance)
                .map(it -> ((Call.Stress) it).grade())
                .toList();
        List<Metric> all = new ArrayList<>(metrics.values());
        all.add(new Metric.OtherRules(
                Grade.ofAll(grades),
                said.stream().anyMatch(Call.Crunch.class::isInstance),
                said.stream().anyMatch(Call.Hedge.class::isInstance)));
        return new MetricSet(all);
    }

    /** A rule on facts of either is held against both. */
    private static boolean concerns(Rule rule, About subject) {
        boolean ofOperator = rule.patterns().stream().anyMatch(it -> it.fact().about() == About.OPERATOR);
        return subject == About.NETWORK ? !ofOperator : !rule.isAboutNetwork();
    }
}
