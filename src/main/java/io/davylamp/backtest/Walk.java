package io.davylamp.backtest;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertPolicy;
import io.davylamp.alert.OpenAlert;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.rules.RuleSet;
import java.util.List;

/** One rulebook's way along a history: what it remembers from moment to moment, and what it would have alerted. */
final class Walk {
    private final RuleSet rules;
    private final AlertPolicy alerts;
    private GradeMemory memory = GradeMemory.NONE;
    private List<OpenAlert> open = List.of();

    Walk(RuleSet rules, AlertPolicy alerts) {
        this.rules = rules;
        this.alerts = alerts;
    }

    /** A judgement by these rules. */
    @FunctionalInterface
    interface Judgement {
        Assessment by(RuleSet rules, GradeMemory memory);
    }

    /**
     * What came of one moment.
     *
     * @param assessment the verdict
     * @param changes the alert changes it is worth
     */
    record Step(Assessment assessment, List<AlertChange> changes) {}

    Step step(Judgement judgement, String name) {
        Assessment assessment = judgement.by(rules, memory);
        memory = assessment.memory();
        List<AlertChange> changes = alerts.decide(open, assessment, name);
        open = alerts.after(open, changes);
        return new Step(assessment, changes);
    }
}
