package io.davylamp.assessment;

import io.davylamp.estimate.End;
import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Finite;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.mining.InvalidValue;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleFault;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Metrics → rules → assessment, as one pure function of moment, memory and rulebook. Live judging, replay and simulation
 * all call it, so that they cannot drift apart.
 */
public final class Assessor {
    private Assessor() {}

    /** The metrics a formula gives, or why it gives none. */
    static MetricSet metrics(Supplier<MetricSet> formula) {
        try {
            return Finite.checked(formula.get());
        } catch (RuntimeException fault) {
            return new MetricSet(List.of(NotJudged.because(fault)));
        }
    }

    /**
     * Judges one operator at one moment, and prices the hedges its rules ask for.
     *
     * @param metrics the moment's, as {@link OperatorMoment#metrics} gives them by these rules
     * @param memory what hysteresis remembers from the assessment before
     */
    static Judgement judge(OperatorMoment moment, MetricSet metrics, GradeMemory memory, RuleSet rules) {
        Setting setting = new Setting(
                moment.subject(), moment.at(), memory, rules.policy().operator(), rules);
        OperatorMoment completed = moment.completed(rules);
        List<PricedHedge> priced = new ArrayList<>();
        Assessment assessment = setting.guarded(metrics, () -> {
            Look look = look(moment, metrics, rules);
            List<Finding> findings = Estimation.allowed(look.findings(), look.metrics(), rules.policy());
            only(findings, Finding.Hedge.class).forEach(it -> priced.add(price(it, completed, look.metrics(), rules)));
            Assessment ranged = new Estimation(moment, rules, look.stale())
                    .ranged(setting.assess(look.metrics(), findings, priced), look.findings());
            return rules.policy().edition() == 1 ? ranged : Calm.heard(ranged);
        });
        boolean failed = NotJudged.reason(assessment).isPresent();
        return new Judgement(completed, assessment, failed ? List.of() : Calm.heard(priced, assessment.findings()));
    }

    /** What is judged, what the rules say of it, and which inputs are left out as too old. */
    private record Look(MetricSet metrics, List<Finding> findings, Set<Input> stale) {}

    /**
     * What the rules say of an operator. From the second edition on, what one of them holds too old no longer says anything
     * of the moment: it is looked at once more without.
     */
    private static Look look(OperatorMoment moment, MetricSet metrics, RuleSet rules) {
        List<Finding> findings = evaluate(rules, metrics);
        Set<Input> stale = rules.policy().edition() == 1 ? Set.of() : StaleInputs.in(findings);
        if (stale.isEmpty()) {
            return new Look(metrics, findings, stale);
        }
        MetricSet recent = moment.metrics(rules, stale, estimate -> End.MIDDLE);
        return new Look(recent, evaluate(rules, recent), stale);
    }

    /** Judges the network on one day. */
    static Assessment ofNetwork(NetworkMoment moment, GradeMemory memory, RuleSet rules) {
        Setting setting =
                new Setting(Subject.NETWORK, moment.at(), memory, rules.policy().network(), rules);
        MetricSet metrics = moment.metrics(rules.policy().edition());
        return setting.guarded(metrics, () -> setting.assess(metrics, evaluate(rules, metrics), List.of()));
    }

    /** A rule that fails at run time never passes for silence: the grade is INDETERMINATE and names the rule. */
    static List<Finding> evaluate(RuleSet rules, MetricSet metrics) {
        try {
            return rules.evaluate(metrics);
        } catch (RuleFault fault) {
            return List.of(new Finding.Stress(
                    fault.ruleId(), Grade.INDETERMINATE, "The rule failed: " + fault.getMessage(), 1, List.of()));
        }
    }

    private static PricedHedge price(Finding.Hedge hedge, OperatorMoment moment, MetricSet metrics, RuleSet rules) {
        HedgeRequest request = new HedgeRequest(
                hedge.ruleId(), hedge.instrument(), hedge.targetRatio(), hedge.tenorDays(), hedge.text());
        if (moment.market().isEmpty()) {
            return PricedHedge.notPriced(request, "no market reading to price it on");
        }
        try {
            PricedHedge priced = desk(moment, rules)
                    .price(request, moment.state(), moment.market().get(), metrics, moment.at());
            Finite.checked(priced.proposal());
            return priced;
        } catch (InvalidValue e) {
            return PricedHedge.notPriced(
                    request,
                    "these quotes and figures cannot price it: "
                            + (rules.policy().edition() == 1 ? e.asStored() : e.getMessage()));
        }
    }

    private static HedgeDesk desk(OperatorMoment moment, RuleSet rules) {
        RulebookPolicy policy = rules.policy();
        return new HedgeDesk(
                policy.stress(), policy.mandates().of(moment.state().profile().id()), policy.edition());
    }

    private static <F extends Finding> List<F> only(List<Finding> findings, Class<F> type) {
        return findings.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What an assessment stands on beside metrics and findings. */
    private record Setting(
            Subject subject, Instant at, GradeMemory before, RulebookPolicy.Hysteresis policy, RuleSet rules) {

        /** A fault of one subject is its own: it is INDETERMINATE and says why, and whoever is judged beside it is not hurt. */
        Assessment guarded(MetricSet metrics, Supplier<Assessment> judging) {
            Unavailable why = NotJudged.in(metrics).orElse(null);
            if (why == null) {
                try {
                    return judging.get();
                } catch (RuntimeException fault) {
                    why = NotJudged.because(fault);
                }
            }
            return assess(new MetricSet(List.of(why)), List.of(NotJudged.finding(why)), List.of());
        }

        Assessment assess(MetricSet metrics, List<Finding> findings, List<PricedHedge> hedges) {
            List<Finding.Stress> stress = only(findings, Finding.Stress.class);
            Graded graded = policy.timed() ? byTime(stress, metrics) : byCount(stress, metrics);
            GradeMemory next = graded.memory();
            GradeMemory memory = NotJudged.in(metrics).isPresent()
                    ? next // what was not looked at closes no flag
                    : next.withOpenFlags(
                            Hysteresis.openFlags(before.openFlags(), only(findings, Finding.Crunch.class), at));
            return new Assessment(
                    subject,
                    at,
                    memory.grade().orElseThrow(),
                    graded.raw().grade(),
                    memory.gradeSince().orElseThrow(),
                    graded.raw().incomplete(),
                    List.copyOf(memory.openFlags().keySet()),
                    findings,
                    metrics,
                    hedges.stream().map(PricedHedge::proposal).toList(),
                    rules.version(),
                    memory,
                    graded.range());
        }

        /** The grade before flags are added to what is remembered. */
        private record Graded(RawGrade raw, GradeMemory memory, Optional<GradeRange> range) {}

        private Graded byCount(List<Finding.Stress> stress, MetricSet metrics) {
            return new Graded(
                    RawGrade.of(stress, metrics, policy),
                    Hysteresis.next(before, stress, metrics, policy, at),
                    Optional.empty());
        }

        private Graded byTime(List<Finding.Stress> stress, MetricSet metrics) {
            Known known = Known.of(stress, metrics, rules.wantedAbsent(), at);
            boolean judged = NotJudged.in(metrics).isEmpty();
            return new Graded(
                    RawGrade.of(known),
                    new TimedHysteresis(before, policy, at).next(known),
                    judged ? known.range() : Optional.empty());
        }
    }
}
