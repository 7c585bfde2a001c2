package io.davylamp.rules;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * A compiled rulebook. Immutable and safe for any number of threads; the same metrics give the same findings, in
 * whatever order they come and however often.
 */
public final class RuleSet implements AutoCloseable {
    /** No sound rulebook says this much about one subject; what does is stopped and named. */
    private static final int MOST_FIRINGS = 10_000;

    /** Ten thousand times what a sound rulebook takes. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final String version;
    private final RulebookPolicy policy;
    private final List<Rule> rules;
    private final CompiledRules compiled;
    /** In how many assessments in a row each rule must speak. */
    private final List<Integer> confirm;
    /** The kinds of fact some rule speaks of; the engine need not see the others. */
    private final Set<Class<?>> spokenOf;

    private final Workload workload;
    private final Duration deadline;
    /** Why it judges no more, once an evaluation had to be halted. */
    private final AtomicReference<@Nullable Overrun> overrun = new AtomicReference<>();

    /** An evaluation that had to be halted, and the rule that most likely caused it. */
    public record Overrun(String ruleId, String message) {
        private RuleFault fault() {
            return new RuleFault(ruleId, message, null);
        }
    }

    RuleSet(String version, RulebookPolicy policy, List<Rule> rules, CompiledRules compiled) {
        this(version, policy, rules, compiled, DEADLINE);
    }

    private RuleSet(
            String version, RulebookPolicy policy, List<Rule> rules, CompiledRules compiled, Duration deadline) {
        this.version = version;
        this.policy = policy;
        this.rules = List.copyOf(rules);
        this.compiled = compiled;
        this.confirm = rules.stream().map(it -> confirm(it, policy)).toList();
        this.spokenOf = rules.stream()
                .flatMap(it -> it.patterns().stream())
                .map(it -> it.fact().type())
                .collect(Collectors.toUnmodifiableSet());
        this.workload = Workload.of(rules);
        this.deadline = deadline;
    }

    /** The same rules with another deadline; this one is to be used no more, and not to be closed. */
    public RuleSet within(Duration other) {
        return new RuleSet(version, policy, rules, compiled, other);
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
     * What the rules say about one operator's metrics, or the network's: worst first, then by rule id. A rule set of
     * which one evaluation had to be halted judges no more.
     *
     * @throws RuleFault where a rule fails or does not come to an end
     */
    public List<Finding> evaluate(MetricSet metrics) {
        Overrun before = overrun.get();
        if (before != null) {
            throw before.fault();
        }
        List<Metric> facts = metrics.values().stream()
                .filter(it -> spokenOf.contains(it.getClass()))
                .toList();
        workload.excess(facts).ifPresent(it -> {
            throw it;
        });
        return compiled.withSession(session -> evaluate(session, facts));
    }

    /** Why this rule set must be taken out, where an evaluation had to be halted. */
    public Optional<Overrun> overrun() {
        return Optional.ofNullable(overrun.get());
    }

    private List<Finding> evaluate(KieSession session, List<Metric> facts) {
        Findings findings = new Findings(rules, confirm);
        session.setGlobal("findings", findings);
        int fired;
        try (Watchdog.Watch watch = Watchdog.watch(session, deadline)) {
            facts.forEach(session::insert);
            fired = session.fireAllRules(MOST_FIRINGS);
            if (watch.isOverdue()) {
                throw halted(findings);
            }
        } catch (RuleFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw fault(findings, e);
        }
        if (fired >= MOST_FIRINGS) {
            throw new RuleFault(
                    findings.mostTalkative(), "the rules fired more than %,d times".formatted(MOST_FIRINGS), null);
        }
        return findings.sorted();
    }

    private RuleFault halted(Findings findings) {
        String rule =
                workload.suspects().stream().findFirst().or(findings::speaker).orElse("(none)");
        Overrun halted = new Overrun(
                rule, "the rules computed for more than %d ms and were halted".formatted(deadline.toMillis()));
        overrun.compareAndSet(null, halted);
        return halted.fault();
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
