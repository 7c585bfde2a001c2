package io.davylamp.monitor.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.BookStore;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.OperatorMoment;
import io.davylamp.assessment.Subject;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Grade;
import io.davylamp.mining.OperatorId;
import io.davylamp.monitor.MonitorConfig;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verdicts as they are shown. Only one that changes is recorded; its figures move with every reading. So where an operator
 * was judged since by the rules that recorded it, it is judged once more as it was then, from the same state and memory:
 * what is shown is always the verdict of the latest readings.
 */
@ApplicationScoped
public class ShownVerdicts {
    /** Market readings looked at to find the one of a moment. */
    private static final int MARKET_AT_ONCE = 4;

    private final AssessmentStore assessments;
    private final BookStore book;
    private final StateStore states;
    private final Markets markets;
    private final Rulebook rulebook;
    private final Duration dormantAfter;

    ShownVerdicts(
            AssessmentStore assessments,
            BookStore book,
            StateStore states,
            Markets markets,
            Rulebook rulebook,
            MonitorConfig config) {
        this.assessments = assessments;
        this.book = book;
        this.states = states;
        this.markets = markets;
        this.rulebook = rulebook;
        this.dormantAfter = config.dormantAfter();
    }

    /** An operator of the book and its latest verdict, where it has one. */
    public record Entry(String operatorId, String name, Optional<Assessment> verdict) {}

    /** The verdict that holds at a moment, where any does. */
    public Optional<Assessment> at(Subject subject, Instant moment) {
        return assessments.at(subject, moment).map(it -> latest(it, moment));
    }

    /** The verdict that holds at a moment that is asked for. */
    public Assessment holding(Subject subject, Instant moment) {
        return latest(assessments.holding(subject, moment), moment);
    }

    private Assessment latest(Assessment recorded, Instant moment) {
        return recorded.subject().isNetwork()
                ? recorded
                : latest(List.of(recorded), moment).getOrDefault(recorded.subject(), recorded);
    }

    /** Operators whose name or id contains a text, of one grade or of any, worst first. */
    public List<Entry> page(String text, Optional<Grade> grade, int limit, int offset) {
        List<BookStore.Entry> page = book.page(text, grade, limit, offset);
        Map<Subject, Assessment> latest =
                latest(page.stream().flatMap(it -> it.assessment().stream()).toList(), Instant.MAX);
        return page.stream()
                .map(it -> new Entry(
                        it.operatorId(),
                        it.name(),
                        it.assessment().map(known -> latest.getOrDefault(known.subject(), known))))
                .toList();
    }

    /** Whether a verdict is of a past that nobody reports on any more, seen from a moment. */
    public boolean isPast(Assessment verdict, Instant moment) {
        return verdict.at().plus(dormantAfter).isBefore(moment);
    }

    private Map<Subject, Assessment> latest(List<Assessment> recorded, Instant moment) {
        Map<Subject, Assessment> latest = new HashMap<>();
        recorded.forEach(it -> latest.put(it.subject(), it));
        if (recorded.isEmpty() || rulebook.status().active().isEmpty()) {
            return latest;
        }
        Map<Instant, Optional<MarketSnapshot>> market = new HashMap<>();
        try (Rulebook.Lease lease = rulebook.lease()) {
            List<OperatorId> ids = recorded.stream()
                    .map(it -> new OperatorId(it.subject().value()))
                    .toList();
            for (KnownOperator operator : states.find(ids).values()) {
                latest.computeIfPresent(
                        Subject.of(operator.state().profile().id()),
                        (subject, last) -> due(operator, last, moment, lease.rules())
                                .map(it -> again(operator, it, lease.rules(), market))
                                .orElse(last));
            }
        }
        return latest;
    }

    /**
     * When an operator was judged since its last verdict was recorded. Not while part of its past is still to be judged, of
     * which its state knows already, nor where other rules recorded it: those in force are about to judge it.
     */
    private static Optional<KnownOperator.Judged> due(
            KnownOperator operator, Assessment last, Instant moment, RuleSet rules) {
        return operator.judged()
                .filter(it -> it.at().isAfter(last.at()) && !it.at().isAfter(moment))
                .filter(it -> operator.state()
                        .figuresAt()
                        .filter(figures -> figures.isAfter(it.at()))
                        .isEmpty())
                .filter(it -> last.rulebookVersion().equals(rules.version()));
    }

    private Assessment again(
            KnownOperator operator,
            KnownOperator.Judged judged,
            RuleSet rules,
            Map<Instant, Optional<MarketSnapshot>> market) {
        Optional<MarketSnapshot> then = market.computeIfAbsent(
                judged.at(), it -> markets.from(it, MARKET_AT_ONCE).at(it));
        return new Judge(rules, AssessmentJson.readMemory(judged.memoryBefore()))
                .next(new OperatorMoment(operator.state(), then, judged.at()))
                .assessment();
    }
}
