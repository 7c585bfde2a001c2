package io.davylamp.assessment;

import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.Finite;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleFault;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Metrics → rules → assessment, as one pure function of state, market, memory, rulebook and moment. Live judging,
 * replay and simulation all call it, so that they cannot drift apart.
 */
public final class Assessor {
    private Assessor() {}

    /**
     * Judges one operator at one moment.
     *
     * @param state what is known of it at that moment
     * @param market the market at that moment, where any reading is dated so early
     * @param memory what hysteresis remembers from the assessment before
     */
    public static Assessment ofOperator(
            OperatorState state, Optional<MarketSnapshot> market, GradeMemory memory, RuleSet rules, Instant at) {
        return ofOperator(state, market, metrics(state, market, rules, at), memory, rules, at);
    }

    /** The metrics an operator is judged by: the same for all rulebooks of the same stress scenario and mandates. */
    public static MetricSet metrics(OperatorState state, Optional<MarketSnapshot> market, RuleSet rules, Instant at) {
        RulebookPolicy policy = rules.policy();
        Mandate.View view = policy.mandates().of(state.profile().id()).view();
        return metrics(() -> OperatorMetrics.compute(state, market, new Assumptions(policy.stress(), view), at));
    }

    /** The metrics a formula gives, or why it gives none. */
    public static MetricSet metrics(Supplier<MetricSet> formula) {
        try {
            return Finite.checked(formula.get());
        } catch (RuntimeException fault) {
            return new MetricSet(List.of(NotJudged.because(fault)));
        }
    }

    /**
     * The same judgement, for who has the metrics already.
     *
     * @param metrics what {@link #metrics} gives of the same state, market and moment by these rules
     */
    public static Assessment ofOperator(
            OperatorState state,
            Optional<MarketSnapshot> market,
            MetricSet metrics,
            GradeMemory memory,
            RuleSet rules,
            Instant at) {
        Subject subject = Subject.of(state.profile().id());
        RulebookPolicy.Hysteresis policy = rules.policy().operator();
        return guarded(subject, metrics, memory, policy, rules.version(), at, () -> {
            List<Finding> findings = evaluate(rules, metrics);
            List<HedgeProposal> hedges = only(findings, Finding.Hedge.class).stream()
                    .map(it -> propose(it, state, market, metrics, rules, at))
                    .toList();
            return assess(subject, metrics, findings, hedges, memory, policy, rules.version(), at);
        });
    }

    /**
     * Judges the network on one day.
     *
     * @param metrics that day's indicators, as {@link #metrics(Supplier)} gives them
     */
    public static Assessment ofNetwork(MetricSet metrics, GradeMemory memory, RuleSet rules, Instant at) {
        RulebookPolicy.Hysteresis policy = rules.policy().network();
        return guarded(Subject.NETWORK, metrics, memory, policy, rules.version(), at, () -> {
            List<Finding> findings = evaluate(rules, metrics);
            return assess(Subject.NETWORK, metrics, findings, List.of(), memory, policy, rules.version(), at);
        });
    }

    /** A failure concerns one subject only: it is INDETERMINATE and says why, and the others are judged as ever. */
    private static Assessment guarded(
            Subject subject,
            MetricSet metrics,
            GradeMemory memory,
            RulebookPolicy.Hysteresis policy,
            String version,
            Instant at,
            Supplier<Assessment> judging) {
        Unavailable why = NotJudged.in(metrics).orElse(null);
        if (why == null) {
            try {
                return judging.get();
            } catch (RuntimeException fault) {
                why = NotJudged.because(fault);
            }
        }
        MetricSet none = new MetricSet(List.of(why));
        return assess(subject, none, List.of(NotJudged.finding(why)), List.of(), memory, policy, version, at);
    }

    /** A rule that fails at run time never passes for silence: the grade is INDETERMINATE and names the rule. */
    private static List<Finding> evaluate(RuleSet rules, MetricSet metrics) {
        try {
            return rules.evaluate(metrics);
        } catch (RuleFault fault) {
            return List.of(new Finding.Stress(
                    fault.ruleId(), Grade.INDETERMINATE, "The rule failed: " + fault.getMessage(), 1, List.of()));
        }
    }

    private static HedgeProposal propose(
            Finding.Hedge hedge,
            OperatorState state,
            Optional<MarketSnapshot> market,
            MetricSet metrics,
            RuleSet rules,
            Instant at) {
        HedgeRequest request = new HedgeRequest(
                hedge.ruleId(), hedge.instrument(), hedge.targetRatio(), hedge.tenorDays(), hedge.text());
        if (market.isEmpty()) {
            return notSized(hedge, "no market reading to price it on");
        }
        try {
            return Finite.checked(desk(state, rules).propose(request, state, market.get(), metrics, at));
        } catch (InvalidValue e) {
            return notSized(hedge, "these quotes and figures cannot price it: " + e.getMessage());
        }
    }

    private static HedgeProposal notSized(Finding.Hedge hedge, String reason) {
        return new HedgeProposal.NotSized(hedge.ruleId(), hedge.instrument(), hedge.text(), reason);
    }

    private static HedgeDesk desk(OperatorState state, RuleSet rules) {
        RulebookPolicy policy = rules.policy();
        return new HedgeDesk(
                policy.stress(), policy.mandates().of(state.profile().id()));
    }

    private static Assessment assess(
            Subject subject,
            MetricSet metrics,
            List<Finding> findings,
            List<HedgeProposal> hedges,
            GradeMemory before,
            RulebookPolicy.Hysteresis policy,
            String version,
            Instant at) {
        List<Finding.Stress> stress = only(findings, Finding.Stress.class);
        RawGrade raw = RawGrade.of(stress, metrics, policy);
        GradeMemory next = Hysteresis.next(before, stress, metrics, policy, at);
        GradeMemory memory = NotJudged.in(metrics).isPresent()
                ? next // what was not looked at closes no flag
                : next.withOpenFlags(
                        Hysteresis.openFlags(before.openFlags(), only(findings, Finding.Crunch.class), at));
        return new Assessment(
                subject,
                at,
                memory.grade().orElseThrow(),
                raw.grade(),
                memory.gradeSince().orElseThrow(),
                raw.incomplete(),
                List.copyOf(memory.openFlags().keySet()),
                findings,
                metrics,
                hedges,
                version,
                memory);
    }

    private static <F extends Finding> List<F> only(List<Finding> findings, Class<F> type) {
        return findings.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
