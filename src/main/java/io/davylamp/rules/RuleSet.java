package io.davylamp.rules;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.rules.engine.CompiledRules;
import io.davylamp.rules.engine.Evaluator;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A compiled rulebook. Immutable and safe for any number of threads; the same metrics give the same findings, in
 * whatever order they come and however often.
 */
public final class RuleSet implements AutoCloseable {
    /** Ten thousand times what a sound rulebook takes. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final String version;
    private final RulebookPolicy policy;
    private final List<Rule> rules;
    /** The kinds of fact some rule uses; the engine need not see the others. */
    private final Set<Class<?>> spokenOf;

    private final Map<String, Set<String>> wantedAbsent;

    private final Evaluator evaluator;

    private RuleSet(String version, RulebookPolicy policy, List<Rule> rules, Evaluator evaluator) {
        this.version = version;
        this.policy = policy;
        this.rules = List.copyOf(rules);
        this.spokenOf = rules.stream()
                .flatMap(it -> it.patterns().stream())
                .map(it -> it.fact().type())
                .collect(Collectors.toUnmodifiableSet());
        this.wantedAbsent = wantedAbsent(this.rules);
        this.evaluator = evaluator;
    }

    static RuleSet of(String version, RulebookPolicy policy, List<Rule> rules, CompiledRules compiled) {
        List<Integer> confirm = rules.stream().map(it -> confirm(it, policy)).toList();
        return new RuleSet(version, policy, rules, new Evaluator(rules, confirm, compiled, DEADLINE, policy.edition()));
    }

    /** The same rules with another deadline; this one is to be used no more, and not to be closed. */
    public RuleSet within(Duration other) {
        return new RuleSet(version, policy, rules, evaluator.within(other));
    }

    private static int confirm(Rule rule, RulebookPolicy policy) {
        return rule.confirm().orElse((rule.isAboutNetwork() ? policy.network() : policy.operator()).confirm());
    }

    /** The version of the source it was compiled from. */
    public String version() {
        return version;
    }

    public RulebookPolicy policy() {
        return policy;
    }

    /** Every rule, by file and line. */
    public List<RuleInfo> rules() {
        return rules.stream().map(Rule::info).toList();
    }

    public List<Rule> understood() {
        return rules;
    }

    /** The names of the facts that a rule asks not to be there, by the rule's id; only of rules that ask so. */
    public Map<String, Set<String>> wantedAbsent() {
        return wantedAbsent;
    }

    private static Map<String, Set<String>> wantedAbsent(List<Rule> rules) {
        Map<String, Set<String>> absent = new HashMap<>();
        for (Rule rule : rules) {
            Set<String> names = rule.premises().stream()
                    .filter(Premise.Absent.class::isInstance)
                    .flatMap(it -> it.patterns().stream())
                    .map(it -> it.fact().name())
                    .collect(Collectors.toUnmodifiableSet());
            if (!names.isEmpty()) {
                absent.put(rule.info().id(), names);
            }
        }
        return Map.copyOf(absent);
    }

    /**
     * What the rules say about one operator's metrics, or the network's: worst first, then by rule id. A rule set of
     * which one evaluation had to be halted judges no more.
     *
     * @throws RuleFault where a rule fails or does not come to an end
     */
    public List<Finding> evaluate(MetricSet metrics) {
        List<Metric> facts = metrics.values().stream()
                .filter(it -> spokenOf.contains(it.getClass()))
                .toList();
        return evaluator.evaluate(facts, metrics.values().stream().anyMatch(OperatorMetric.class::isInstance));
    }

    /** Why this rule set must be taken out, where an evaluation had to be halted. */
    public Optional<Overrun> overrun() {
        return evaluator.overrun();
    }

    /** Lets go of its sessions. Evaluations under way, and even later ones, still end as they should. */
    @Override
    public void close() {
        evaluator.close();
    }
}
