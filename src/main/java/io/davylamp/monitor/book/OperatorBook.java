package io.davylamp.monitor.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.AssessmentStore.Rerun;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.Judgement;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.monitor.MonitorConfig;
import io.davylamp.monitor.backlog.OperatorTask;
import io.davylamp.monitor.backlog.Walks;
import io.davylamp.operator.KnownOperator;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * Judges operators along their timelines: the moments of their own and of the market's readings. Readings that come in
 * order continue a timeline; a late one winds it back to its own moment and judges all from there on again, so that the
 * result depends on the set of readings and not on the order they came in.
 *
 * <p>A long timeline is judged in periods, which any worker may take up: a period begins from what stands before it. Until
 * the last period of a rerun is done, what stood after it stands, and what comes in meanwhile is judged from that.
 */
@ApplicationScoped
public class OperatorBook {
    /** Market readings held at once: with 2,000 quotes each, the most there may be, some 100 MB. */
    private static final int MARKET_AT_ONCE = 400;

    private final Markets markets;
    private final ReadingStore readings;
    private final AssessmentStore assessments;
    private final Walks walks;
    private final Duration dormantAfter;

    OperatorBook(
            Markets markets, ReadingStore readings, AssessmentStore assessments, Walks walks, MonitorConfig config) {
        this.markets = markets;
        this.readings = readings;
        this.assessments = assessments;
        this.walks = walks;
        this.dormantAfter = config.dormantAfter();
    }

    /**
     * What came of one operator.
     *
     * @param operator its new state, to be saved
     * @param reached the last moment judged, where any was
     * @param recorded assessments to be recorded
     * @param rerun what is superseded, where the timeline was wound back
     * @param judged at how many moments it was judged
     * @param news assessments to be reported, in time order: each step in order, but only the last of a rerun
     * @param left the rest of the timeline, where it is too long for one go
     */
    public record Outcome(
            KnownOperator operator,
            Optional<Judgement> reached,
            List<Recorded> recorded,
            Optional<Rerun> rerun,
            int judged,
            List<Assessment> news,
            Optional<Left> left) {
        public OperatorId id() {
            return operator.state().profile().id();
        }
    }

    /** The rest of a timeline: from when on, and whether it was judged before. */
    public record Left(Instant from, boolean rerun) {}

    /**
     * Judges operators whose rows are locked; by their first moments, so that the market is read period by period and held
     * for as many as share it.
     *
     * @param most at how many moments each, beside those of its fresh readings
     */
    public List<Outcome> judge(List<OperatorTask> tasks, RuleSet rules, int most) {
        Set<OperatorId> walking = tasks.isEmpty()
                ? Set.of()
                : walks.among(tasks.stream().map(OperatorTask::id).toList());
        List<Outcome> outcomes = new ArrayList<>();
        MarketPeriod market = null;
        for (OperatorTask task :
                tasks.stream().sorted(Comparator.comparing(OperatorTask::from)).toList()) {
            if (market == null || market.endsBefore(task.from())) {
                market = markets.from(task.from(), MARKET_AT_ONCE);
            }
            OperatorTask known = walking.contains(task.id()) ? task.fromWhatStands() : task;
            outcomes.add(judge(known, market, rules, most + task.fresh().size()));
        }
        return outcomes;
    }

    /** Judges one period of one operator's timeline. */
    private Outcome judge(OperatorTask task, MarketPeriod market, RuleSet rules, int most) {
        OwnReadings own =
                task.windsBack() ? OwnReadings.read(readings, task.id(), task.from()) : OwnReadings.of(task.fresh());
        OperatorState before = task.windsBack()
                ? OperatorState.empty(task.operator().state().profile())
                        .withAll(readings.stateBefore(task.id(), task.from()))
                : task.operator().state();
        Walk walk = walk(task, new OperatorTimeline(before, own.readings(), market::at), rules);
        for (Instant at : moments(task, before, own, market)) {
            if (walk.steps.size() >= most || market.endsBefore(at) || own.endsBefore(at)) {
                return outcome(task, walk, Optional.of(at));
            }
            walk.step(at);
        }
        return outcome(task, walk, Optional.empty());
    }

    private Walk walk(OperatorTask task, OperatorTimeline timeline, RuleSet rules) {
        Walk.Start start = task.windsBack()
                ? Walk.Start.after(assessments.before(Subject.of(task.id()), task.from()))
                : Walk.Start.proceeding(task.operator(), task.again());
        return new Walk(
                timeline, new Judge(rules, start.memory()), task.operator().profileVersion(), start.last());
    }

    /**
     * An operator is judged from its first own reading on, for before it there is nothing to judge; and after its last one
     * until it is dormant, for then there is nothing any more.
     */
    private NavigableSet<Instant> moments(
            OperatorTask task, OperatorState before, OwnReadings own, MarketPeriod market) {
        NavigableSet<Instant> figures = own.moments();
        before.figuresAt().ifPresent(figures::add);
        NavigableSet<Instant> moments = market.momentsFrom(task.from());
        task.moment().ifPresent(moments::add);
        moments.removeIf(it -> Optional.ofNullable(figures.floor(it))
                .filter(last -> !last.plus(dormantAfter).isBefore(it))
                .isEmpty());
        moments.addAll(own.moments());
        task.judgedAt()
                .filter(it -> it.equals(task.from()) && !figures.isEmpty())
                .ifPresent(moments::add);
        return moments;
    }

    /** @param next the first moment left to be judged, where one is */
    private static Outcome outcome(OperatorTask task, Walk walk, Optional<Instant> next) {
        boolean rerun = task.again();
        Optional<Left> left = next.map(it -> new Left(it, rerun));
        if (walk.steps.isEmpty()) {
            return new Outcome(task.informed(), Optional.empty(), List.of(), Optional.empty(), 0, List.of(), left);
        }
        Assessment last = walk.steps.get(walk.steps.size() - 1);
        boolean reached = next.isEmpty()
                || task.judgedAt().filter(it -> it.isAfter(last.at())).isEmpty();
        List<Assessment> again = next.isEmpty() ? List.of(last) : List.of();
        return new Outcome(
                reached ? walk.known() : task.informed(),
                walk.reached,
                walk.recorded,
                rerun ? Optional.of(new Rerun(Subject.of(task.id()), task.from(), next)) : Optional.empty(),
                walk.steps.size(),
                rerun ? again : walk.steps,
                left);
    }
}
