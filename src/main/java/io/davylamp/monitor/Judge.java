package io.davylamp.monitor;

import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.operator.StateStore;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The second half of a batch's transaction: judge the operators, record what changed, recommend what
 * can be done, tell what is worth telling. */
@ApplicationScoped
class Judge {
    private final Markets markets;
    private final OperatorBook book;
    private final StateStore operators;
    private final AssessmentStore assessments;
    private final AdviceDesk advice;
    private final AlertDesk alerts;

    Judge(
            Markets markets,
            OperatorBook book,
            StateStore operators,
            AssessmentStore assessments,
            AdviceDesk advice,
            AlertDesk alerts) {
        this.markets = markets;
        this.book = book;
        this.operators = operators;
        this.assessments = assessments;
        this.advice = advice;
        this.alerts = alerts;
    }

    /**
     * Judges operators whose rows are locked.
     *
     * @return at how many moments, all operators together
     */
    int judge(List<OperatorBook.Task> tasks, RuleSet rules) {
        if (tasks.isEmpty()) {
            return 0;
        }
        Instant from = tasks.stream()
                .map(OperatorBook.Task::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        MarketTimeline timeline = markets.from(from);
        List<OperatorBook.Outcome> outcomes = new ArrayList<>();
        Map<Subject, String> names = new HashMap<>();
        for (OperatorBook.Task task : tasks) {
            outcomes.add(book.judge(task, timeline, rules));
            OperatorProfile profile = task.operator().state().profile();
            names.put(Subject.of(profile.id()), profile.name());
        }
        operators.save(outcomes.stream().map(OperatorBook.Outcome::operator).toList());
        assessments.record(
                outcomes.stream().flatMap(it -> it.recorded().stream()).toList(),
                outcomes.stream().flatMap(it -> it.rerun().stream()).toList());
        advice.follow(outcomes, timeline, rules);
        alerts.tell(outcomes.stream().flatMap(it -> it.news().stream()).toList(), names);
        return outcomes.stream().mapToInt(OperatorBook.Outcome::judged).sum();
    }
}
