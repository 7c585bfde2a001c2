package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.AssessmentStore.Rerun;
import io.davylamp.assessment.Assessor;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges one operator along its timeline: the moments of its own and of the market's readings. Readings that come in
 * order continue it; a late one winds it back to its own moment and judges all from there on again, so that the
 * result depends on the set of readings and not on the order they came in.
 */
@ApplicationScoped
class OperatorBook {
    private final ReadingStore readings;
    private final AssessmentStore assessments;

    OperatorBook(ReadingStore readings, AssessmentStore assessments) {
        this.readings = readings;
        this.assessments = assessments;
    }

    /**
     * What is to be judged.
     *
     * @param operator the operator, its row locked
     * @param fresh its readings not judged yet, in time order; kept already
     * @param from the moment to judge from, not after any of them
     * @param moment a moment to judge at though no reading is dated so
     */
    record Task(KnownOperator operator, List<Reading.OfOperator> fresh, Instant from, Optional<Instant> moment) {}

    /**
     * What came of it.
     *
     * @param operator the operator's new state, to be saved
     * @param recorded assessments to be recorded
     * @param rerun what is superseded, where the timeline was wound back
     * @param judged at how many moments it was judged
     * @param news assessments to be told of, in time order: each step in order, but only the last of a rerun
     */
    record Outcome(
            KnownOperator operator,
            List<Recorded> recorded,
            Optional<Rerun> rerun,
            int judged,
            List<Assessment> news) {}

    Outcome judge(Task task, MarketTimeline market, RuleSet rules) {
        Optional<Instant> judgedAt = task.operator().judged().map(KnownOperator.Judged::at);
        boolean rerun = judgedAt.filter(it -> !it.isBefore(task.from())).isPresent();
        boolean late = judgedAt.filter(it -> it.isAfter(task.from())).isPresent();
        Walk walk = late ? windBack(task) : proceed(task, rerun);
        NavigableMap<Instant, List<Reading.OfOperator>> own =
                byMoment(late ? readings.from(task.operator().state().profile().id(), task.from()) : task.fresh());
        for (Instant at : moments(task, walk, own, market)) {
            walk.step(at, own.getOrDefault(at, List.of()), market, rules);
        }
        if (walk.steps.isEmpty()) {
            return new Outcome(task.operator(), List.of(), Optional.empty(), 0, List.of());
        }
        Subject subject = Subject.of(task.operator().state().profile().id());
        return new Outcome(
                walk.known(task.operator()),
                walk.recorded,
                rerun ? Optional.of(new Rerun(subject, task.from())) : Optional.empty(),
                walk.steps.size(),
                rerun ? walk.steps.subList(walk.steps.size() - 1, walk.steps.size()) : walk.steps);
    }

    /** The walk goes on where it stopped; at the very moment it stopped, that moment is judged again. */
    private static Walk proceed(Task task, boolean sameMoment) {
        KnownOperator known = task.operator();
        if (known.judged().isEmpty()) {
            return new Walk(known.state(), known.profileVersion(), GradeMemory.NONE, Optional.empty());
        }
        KnownOperator.Judged judged = known.judged().get();
        GradeMemory memory = AssessmentJson.readMemory(sameMoment ? judged.memoryBefore() : judged.memory());
        Optional<Last> last =
                sameMoment ? Optional.empty() : Optional.of(new Last(judged.recordedVerdict(), judged.recordedDay()));
        return new Walk(known.state(), known.profileVersion(), memory, last);
    }

    private Walk windBack(Task task) {
        OperatorId id = task.operator().state().profile().id();
        OperatorState state = OperatorState.empty(task.operator().state().profile());
        for (Reading.OfOperator reading : readings.stateBefore(id, task.from())) {
            state = state.with(reading);
        }
        Optional<AssessmentStore.Before> before = assessments.before(Subject.of(id), task.from());
        return new Walk(
                state,
                task.operator().profileVersion(),
                before.map(AssessmentStore.Before::memory).orElse(GradeMemory.NONE),
                before.map(it -> new Last(it.verdict(), it.day())));
    }

    /** An operator is judged from its first own reading on: before it there is nothing to judge. */
    private static NavigableSet<Instant> moments(
            Task task, Walk walk, NavigableMap<Instant, List<Reading.OfOperator>> own, MarketTimeline market) {
        NavigableSet<Instant> moments = new TreeSet<>(own.keySet());
        moments.addAll(market.momentsFrom(task.from()));
        task.moment().ifPresent(moments::add);
        task.operator()
                .judged()
                .map(KnownOperator.Judged::at)
                .filter(it -> it.equals(task.from()))
                .ifPresent(moments::add);
        if (!walk.state.equals(OperatorState.empty(walk.state.profile()))) {
            return moments;
        }
        return own.isEmpty() ? new TreeSet<>() : moments.tailSet(own.firstKey(), true);
    }

    private static NavigableMap<Instant, List<Reading.OfOperator>> byMoment(List<Reading.OfOperator> readings) {
        NavigableMap<Instant, List<Reading.OfOperator>> byMoment = new TreeMap<>();
        readings.forEach(
                it -> byMoment.computeIfAbsent(it.at(), at -> new ArrayList<>()).add(it));
        return byMoment;
    }

    /** The verdict last recorded, and for which day: what tells whether the next one is news. */
    private record Last(String verdict, LocalDate day) {}

    /** One walk along a timeline. */
    private static final class Walk {
        private final int profileVersion;
        private final List<Assessment> steps = new ArrayList<>();
        private final List<Recorded> recorded = new ArrayList<>();
        private OperatorState state;
        private GradeMemory memoryBefore;
        private GradeMemory memory;
        private Optional<Last> last;

        Walk(OperatorState state, int profileVersion, GradeMemory memory, Optional<Last> last) {
            this.state = state;
            this.profileVersion = profileVersion;
            this.memoryBefore = memory;
            this.memory = memory;
            this.last = last;
        }

        void step(Instant at, List<Reading.OfOperator> readings, MarketTimeline market, RuleSet rules) {
            for (Reading.OfOperator reading : readings) {
                state = state.with(reading);
            }
            memoryBefore = memory;
            Assessment assessment = Assessor.ofOperator(state, market.at(at), memory, rules, at);
            memory = assessment.memory();
            steps.add(assessment);
            Recorded candidate = new Recorded(assessment, profileVersion);
            Last now = new Last(candidate.verdict(), candidate.day());
            if (!last.equals(Optional.of(now)) || !memory.equals(memoryBefore)) {
                recorded.add(candidate);
                last = Optional.of(now);
            }
        }

        KnownOperator known(KnownOperator before) {
            Last news = last.orElseThrow();
            return new KnownOperator(
                    state,
                    before.profileVersion(),
                    Optional.of(new KnownOperator.Judged(
                            steps.get(steps.size() - 1).at(),
                            AssessmentJson.write(memoryBefore),
                            AssessmentJson.write(memory),
                            news.verdict(),
                            news.day())));
        }
    }
}
