package io.davylamp.rules.engine;

import io.davylamp.metrics.Metric;
import io.davylamp.rules.Finding;
import io.davylamp.rules.Overrun;
import io.davylamp.rules.RuleFault;
import io.davylamp.rules.language.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Runs compiled rules over facts, within bounds of work and time. Once an evaluation had to be halted, it evaluates no
 * more. Safe for any number of threads.
 */
public final class Evaluator implements AutoCloseable {
    /** No sound rulebook makes this many findings; one that does is stopped and named. */
    private static final int MAX_FIRINGS = 10_000;

    private final List<Rule> rules;
    private final List<Integer> confirm;
    private final CompiledRules compiled;
    private final Workload workload;
    private final Duration deadline;
    private final int edition;
    /** Whether some rule asks what the others say. */
    private final boolean rulesAsk;
    /** Why it judges no more, once an evaluation had to be halted. */
    private final AtomicReference<@Nullable Overrun> overrun = new AtomicReference<>();

    /**
     * @param rules the rules, by the number the compiled ones call them
     * @param confirm in how many assessments in a row each must fire
     * @param deadline how long one evaluation may compute
     * @param edition the rulebook's
     */
    public Evaluator(List<Rule> rules, List<Integer> confirm, CompiledRules compiled, Duration deadline, int edition) {
        this.rules = rules;
        this.confirm = confirm;
        this.compiled = compiled;
        this.workload = Workload.of(rules);
        this.deadline = deadline;
        this.edition = edition;
        this.rulesAsk = rules.stream().anyMatch(Rule::asksOtherRules);
    }

    /** The same compiled rules with another deadline; this one is to be used no more, and not to be closed. */
    public Evaluator within(Duration other) {
        return new Evaluator(rules, confirm, compiled, other, edition);
    }

    /**
     * What the rules say about some facts: worst first, then by rule id. Rules that ask what the others say are held
     * against that once all of those have spoken; as they only advise, nothing follows from what they say.
     *
     * @param ofOperator whether the facts are an operator's: only of those rules ask what others say
     * @throws RuleFault where a rule fails or does not come to an end
     */
    public List<Finding> evaluate(List<Metric> facts, boolean ofOperator) {
        Overrun before = overrun.get();
        if (before != null) {
            throw fault(before);
        }
        workload.excess(facts).ifPresent(it -> {
            throw it;
        });
        return compiled.withSession(session -> evaluate(session, facts, ofOperator && rulesAsk));
    }

    /** Why these rules must be taken out, where an evaluation had to be halted. */
    public Optional<Overrun> overrun() {
        return Optional.ofNullable(overrun.get());
    }

    private List<Finding> evaluate(KieSession session, List<Metric> facts, boolean twice) {
        Findings findings = new Findings(rules, confirm, edition);
        session.setGlobal("findings", findings);
        int fired;
        try (Watchdog.Watch watch = Watchdog.watch(session, deadline)) {
            facts.forEach(session::insert);
            fired = session.fireAllRules(MAX_FIRINGS);
            if (twice && fired < MAX_FIRINGS && !watch.isOverdue()) {
                session.insert(findings.soFar());
                fired += session.fireAllRules(MAX_FIRINGS);
            }
            if (watch.isOverdue()) {
                throw halted(findings);
            }
        } catch (RuleFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw fault(findings, e);
        }
        if (fired >= MAX_FIRINGS) {
            throw new RuleFault(
                    findings.mostTalkative(), "the rules fired more than %,d times".formatted(MAX_FIRINGS), null);
        }
        return findings.sorted();
    }

    private RuleFault halted(Findings findings) {
        String rule =
                workload.suspects().stream().findFirst().or(findings::speaker).orElse("(none)");
        Overrun halted = new Overrun(
                rule, "the rules computed for more than %d ms and were halted".formatted(deadline.toMillis()));
        overrun.compareAndSet(null, halted);
        return fault(halted);
    }

    private static RuleFault fault(Overrun overrun) {
        return new RuleFault(overrun.ruleId(), overrun.message(), null);
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
