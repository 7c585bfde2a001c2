package io.davylamp.monitor;

import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.operator.StateStore;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The second half of a batch's transaction: judge the operators, record what changed, recommend what
 * can be done, raise the alerts it is worth. What is too long for one transaction is left to walks. */
@ApplicationScoped
class Judge {
    /** Market readings held at once: with 2,000 quotes each, the most there may be, some 100 MB. */
    private static final int MARKET_AT_ONCE = 400;

    private final Markets markets;
    private final OperatorBook book;
    private final StateStore operators;
    private final AssessmentStore assessments;
    private final Walks walks;
    private final AdviceDesk advice;
    private final AlertDesk alerts;
    private final Faults faults;

    Judge(
            Markets markets,
            OperatorBook book,
            StateStore operators,
            AssessmentStore assessments,
            Walks walks,
            AdviceDesk advice,
            AlertDesk alerts,
            Faults faults) {
        this.markets = markets;
        this.book = book;
        this.operators = operators;
        this.assessments = assessments;
        this.walks = walks;
        this.advice = advice;
        this.alerts = alerts;
        this.faults = faults;
    }

    /**
     * What was done.
     *
     * @param moments at how many moments operators were judged, all together
     * @param left operators whose timeline was too long for one go
     */
    record Done(int moments, Set<OperatorId> left) {}

    /**
     * Judges operators whose rows are locked.
     *
     * @param most at how many moments each, beside those of its fresh readings
     * @param line the line of the book that asks for it, if one does
     */
    Done judge(List<OperatorBook.Task> tasks, RuleSet rules, int most, OptionalLong line) {
        if (tasks.isEmpty()) {
            return new Done(0, Set.of());
        }
        List<OperatorBook.Outcome> outcomes = outcomes(tasks, rules, most);
        outcomes.forEach(it -> faults.notJudged(it.news()));
        operators.save(outcomes.stream().map(OperatorBook.Outcome::operator).toList());
        assessments.record(
                outcomes.stream().flatMap(it -> it.recorded().stream()).toList(),
                outcomes.stream().flatMap(it -> it.rerun().stream()).toList());
        List<Walks.Waiting> left = left(outcomes, line);
        walks.leave(left);
        advice.follow(outcomes, rules);
        alerts.tell(outcomes.stream().flatMap(it -> it.news().stream()).toList(), names(tasks));
        return new Done(
                outcomes.stream().mapToInt(OperatorBook.Outcome::judged).sum(),
                Set.copyOf(left.stream().map(Walks.Waiting::operator).toList()));
    }

    /** By their first moments, so that the market is read stretch by stretch and held for as many as share it. */
    private List<OperatorBook.Outcome> outcomes(List<OperatorBook.Task> tasks, RuleSet rules, int most) {
        Set<OperatorId> walking =
                walks.among(tasks.stream().map(OperatorBook.Task::id).toList());
        List<OperatorBook.Outcome> outcomes = new ArrayList<>();
        MarketStretch market = null;
        for (OperatorBook.Task task : tasks.stream()
                .sorted(Comparator.comparing(OperatorBook.Task::from))
                .toList()) {
            if (market == null || market.endsBefore(task.from())) {
                market = markets.from(task.from(), MARKET_AT_ONCE);
            }
            OperatorBook.Task known = walking.contains(task.id()) ? task.fromWhatStands() : task;
            outcomes.add(book.judge(known, market, rules, most + task.fresh().size()));
        }
        return outcomes;
    }

    private static List<Walks.Waiting> left(List<OperatorBook.Outcome> outcomes, OptionalLong line) {
        return outcomes.stream()
                .flatMap(it -> it.left().stream()
                        .map(left -> new Walks.Waiting(
                                it.operator().state().profile().id(), left.from(), left.rerun(), line)))
                .toList();
    }

    private static Map<Subject, String> names(List<OperatorBook.Task> tasks) {
        Map<Subject, String> names = new HashMap<>();
        for (OperatorBook.Task task : tasks) {
            OperatorProfile profile = task.operator().state().profile();
            names.put(Subject.of(profile.id()), profile.name());
        }
        return names;
    }
}
