package io.davylamp.backtest;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertPolicy;
import io.davylamp.alert.OpenAlert;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Judge;
import io.davylamp.rules.RuleSet;
import java.util.List;
import java.util.function.Function;

/** One rulebook's way along a subject's history: its assessments, moment by moment, and what it would have alerted. */
final class Walk {
    private final Judge judge;
    private final AlertPolicy alerts;
    private List<OpenAlert> open = List.of();

    Walk(RuleSet rules, AlertPolicy alerts) {
        this.judge = new Judge(rules, GradeMemory.NONE);
        this.alerts = alerts;
    }

    /**
     * What came of one moment.
     *
     * @param assessment the verdict
     * @param changes the alert changes it is worth
     */
    record Step(Assessment assessment, List<AlertChange> changes) {}

    /** @param name the subject's for people */
    Step step(Function<Judge, Assessment> moment, String name) {
        Assessment assessment = moment.apply(judge);
        List<AlertChange> changes = alerts.decide(open, assessment, name);
        open = alerts.after(open, changes);
        return new Step(assessment, changes);
    }
}
