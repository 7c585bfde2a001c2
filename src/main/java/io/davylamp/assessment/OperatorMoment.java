package io.davylamp.assessment;

import io.davylamp.estimate.Completion;
import io.davylamp.estimate.End;
import io.davylamp.estimate.Estimate;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All that one operator is judged by at one moment, beside the rules.
 *
 * @param state what is known of the operator
 * @param market the market, where any reading is dated so early
 * @param at the moment
 */
public record OperatorMoment(OperatorState state, Optional<MarketSnapshot> market, Instant at) {
    public Subject subject() {
        return Subject.of(state.profile().id());
    }

    /** The same under other contracts. */
    public OperatorMoment under(OperatorProfile profile) {
        return new OperatorMoment(state.with(profile), market, at);
    }

    /**
     * The same with what the operator published filled in, and estimated where it left something out; from the second
     * edition on.
     */
    public OperatorMoment completed(RuleSet rules) {
        return rules.policy().judgesDisclosures()
                ? new OperatorMoment(Completion.of(state, market, at).state(), market, at)
                : this;
    }

    /** The metrics it is judged by: the same for all rulebooks of the same edition, stress scenario and mandates. */
    public MetricSet metrics(RuleSet rules) {
        return metrics(rules, Set.of(), estimate -> End.MIDDLE);
    }

    /**
     * The same without what is too old to say anything of this moment, and with each estimate at the end that is chosen
     * for it.
     */
    MetricSet metrics(RuleSet rules, Set<Input> stale, Function<Estimate, End> choice) {
        RulebookPolicy policy = rules.policy();
        Mandate.View view = policy.mandates().of(state.profile().id()).view();
        Assumptions assumptions = new Assumptions(policy.stress(), view, policy.edition(), stale);
        return Assessor.metrics(() -> {
            if (!policy.judgesDisclosures()) {
                return OperatorMetrics.compute(state, market, assumptions, at);
            }
            Completion complete = Completion.of(state, market, at, choice);
            return Estimation.marked(OperatorMetrics.compute(complete.state(), market, assumptions, at), complete);
        });
    }

    /** The assessment of the moment by itself, without confirmation or a calm spell waited for: the grade is the raw one. */
    public Assessment judgedBy(RuleSet rules) {
        return judgedBy(rules, GradeMemory.NONE);
    }

    /** The assessment with what hysteresis remembers of the moment judged before. */
    public Assessment judgedBy(RuleSet rules, GradeMemory memory) {
        return Assessor.judge(this, metrics(rules), memory, rules).assessment();
    }
}
