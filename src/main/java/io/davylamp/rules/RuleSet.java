package io.davylamp.rules;

import io.davylamp.metrics.MetricSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieSession;

/**
 * A compiled rulebook. Immutable and safe for any number of threads; the same metrics give the same findings, in
 * whatever order they come and however often.
 */
public final class RuleSet implements AutoCloseable {
    /** No sound rulebook says this much about one subject; what does is stopped and named. */
    private static final int MOST_FIRINGS = 10_000;

    private final String version;
    private final RulebookPolicy policy;
    private final List<Rule> rules;
    private final CompiledRules compiled;
    /** In how many assessments in a row each rule must speak. */
    private final List<Integer> confirm;
    /** The kinds of fact some rule speaks of; the engine need not see the others. */
    private final Set<Class<?>> spokenOf;

    RuleSet(String version, RulebookPolicy policy, List<Rule> rules, CompiledRules compiled) {
        this.version = version;
        this.policy = policy;
        this.rules = List.copyOf(rules);
        this.compiled = compiled;
        this.confirm = rules.stream().map(it -> confirm(it, policy)).toList();
        this.spokenOf = rules.stream()
                .flatMap(it -> it.patterns().stream())
                .map(it -> it.fact().type())
                .collect(Collectors.toUnmodifiableSet());
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

    List<Rule> understood() {
        return rules;
    }

    /**
     * What the rules say about one operator's metrics, or the network's: worst first, then by rule id.
     *
     * @throws RuleFault where a rule fails or does not come to an end
     */
    public List<Finding> evaluate(MetricSet metrics) {
        return compiled.withSession(session -> evaluate(session, metrics));
    }

    private List<Finding> evaluate(KieSession session, MetricSet metrics) {
        Findings findings = new Findings(rules, confirm);
        session.setGlobal("findings", findings);
        metrics.values().stream().filter(it -> spokenOf.contains(it.getClass())).forEach(session::insert);
        int fired;
        try {
            fired = session.fireAllRules(MOST_FIRINGS);
        } catch (RuntimeException e) {
            throw fault(findings, e);
        }
        if (fired >= MOST_FIRINGS) {
            throw new RuleFault(
                    findings.mostTalkative(), "the rules fired more than %,d times".formatted(MOST_FIRINGS), null);
        }
        return findings.sorted();
    }

    private static RuleFault fault(Findings findings, RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new RuleFault(findings.speaker().orElse("(none)"), String.valueOf(cause.getMessage()), e);
    }

    /** Lets go of its sessions. Evaluations under way, and even later ones, still end as they should. */
    @Override
    public void close() {
        compiled.close();
    }
}
