package io.davylamp.assessment;

import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.RuleSet;

/**
 * One rulebook that judges one subject, moment after moment: each with what hysteresis remembers of the one before. Pure;
 * the same moments give the same assessments.
 */
public final class Judge {
    private final RuleSet rules;
    private GradeMemory memoryBefore;
    private GradeMemory memory;

    /** @param memory what hysteresis remembers of the moment judged before; {@link GradeMemory#NONE} for none */
    public Judge(RuleSet rules, GradeMemory memory) {
        this.rules = rules;
        this.memoryBefore = memory;
        this.memory = memory;
    }

    /** Judges an operator's next moment. */
    public Judgement next(OperatorMoment moment) {
        return next(moment, moment.metrics(rules));
    }

    /**
     * The same, for whoever has the metrics already.
     *
     * @param metrics the moment's by these rules, or by others of the same edition, stress scenario and mandates
     */
    public Judgement next(OperatorMoment moment, MetricSet metrics) {
        Judgement judgement = Assessor.judge(moment, metrics, memory, rules);
        remember(judgement.assessment());
        return judgement;
    }

    /** Judges the network's next day. */
    public Assessment next(NetworkMoment moment) {
        Assessment assessment = moment.judgedBy(rules, memory);
        remember(assessment);
        return assessment;
    }

    private void remember(Assessment assessment) {
        memoryBefore = memory;
        memory = assessment.memory();
    }

    /** What was remembered before the last moment judged. */
    public GradeMemory memoryBefore() {
        return memoryBefore;
    }

    public GradeMemory memory() {
        return memory;
    }
}
