package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.AssessmentStore.Rerun;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
 *
 * <p>A long timeline is judged in stretches, which any worker may take up: a stretch begins from what is current before
 * it. Until the last stretch of a rerun is done, what was current after it stays so, and what comes in meanwhile is
 * judged from that.
 */
@ApplicationScoped
class OperatorBook {
    private final ReadingStore readings;
    private final AssessmentStore assessments;

    OperatorBook(ReadingStore readings, AssessmentStore assessments) {
        this.readings = readings;
        this.assessments = assessments;
    }

    /** What a task goes on from. */
    enum Since {
        /** From where the operator was judged last, or from further back where it begins before that. */
        LAST,
        /** From what is current before its first moment. */
        STANDING,
        /** The same, and what comes out was judged before: only the last of it is news. */
        STANDING_AGAIN
    }

    /**
     * What is to be judged.
     *
     * @param operator the operator, its row locked
     * @param fresh its readings not judged yet, in time order; kept already
     * @param from the moment to judge from, not after any of them
     * @param moment a moment to judge at though no reading is dated so
     * @param since what it goes on from
     */
    record Task(
            KnownOperator operator,
            List<Reading.OfOperator> fresh,
            Instant from,
            Optional<Instant> moment,
            Since since) {
        OperatorId id() {
            return operator.state().profile().id();
        }

        /**
         * The same of an operator whose state is not all that is known of it: part of its timeline is still before it.
         */
        Task fromWhatStands() {
            return since == Since.LAST ? new Task(operator, fresh, from, moment, Since.STANDING) : this;
        }

        private Optional<Instant> judgedAt() {
            return operator.judged().map(KnownOperator.Judged::at);
        }

        private boolean again() {
            return since == Since.STANDING_AGAIN
                    || judgedAt().filter(it -> !it.isBefore(from)).isPresent();
        }

        private boolean windsBack() {
            return since != Since.LAST
                    || judgedAt().filter(it -> it.isAfter(from)).isPresent();
        }

        /** The operator with its fresh readings known, but judged no further than it was. */
        private KnownOperator informed() {
            OperatorState state = operator.state();
            for (Reading.OfOperator reading : fresh) {
                state = state.with(reading);
            }
            return new KnownOperator(state, operator.profileVersion(), operator.judged());
        }
    }

    /**
     * What came of it.
     *
     * @param operator the operator's new state, to be saved
     * @param market the market at the last moment judged
     * @param recorded assessments to be recorded
     * @param rerun what is superseded, where the timeline was wound back
     * @param judged at how many moments it was judged
     * @param news assessments to be notified, in time order: each step in order, but only the last of a rerun
     * @param left the rest of the timeline, where it is too long for one go
     */
    record Outcome(
            KnownOperator operator,
            Optional<MarketSnapshot> market,
            List<Recorded> recorded,
            Optional<Rerun> rerun,
            int judged,
            List<Assessment> news,
            Optional<Left> left) {}

    /** The rest of a timeline: from when on, and whether it was judged before. */
    record Left(Instant from, boolean rerun) {}

    /**
     * Judges one stretch.
     *
     * @param most at how many moments at the most
     */
    Outcome judge(Task task, MarketStretch market, RuleSet rules, int most) {
        boolean rerun = task.again();
        OwnStretch own =
                task.windsBack() ? OwnStretch.read(readings, task.id(), task.from()) : OwnStretch.of(task.fresh());
        Walk walk = task.windsBack() ? windBack(task) : Walk.proceeding(task.operator(), rerun);
        Iterable<Instant> all = moments(task, walk, own, market);
        Optional<Instant> next = Optional.empty();
        for (Instant at : all) {
            if (walk.steps.size() >= most || market.endsBefore(at) || own.endsBefore(at)) {
                next = Optional.of(at);
                break;
            }
            walk.step(at, own.at(at), market, rules);
        }
        return outcome(task, walk, rerun, next);
    }

    private static Outcome outcome(Task task, Walk walk, boolean rerun, Optional<Instant> next) {
        Optional<Left> left = next.map(it -> new Left(it, rerun));
        if (walk.steps.isEmpty()) {
            return new Outcome(task.informed(), Optional.empty(), List.of(), Optional.empty(), 0, List.of(), left);
        }
        Assessment last = walk.steps.get(walk.steps.size() - 1);
        boolean reached = next.isEmpty()
                || task.judgedAt().filter(it -> it.isAfter(last.at())).isEmpty();
        List<Assessment> again = next.isEmpty() ? List.of(last) : List.of();
        return new Outcome(
                reached ? walk.known(task.operator()) : task.informed(),
                walk.market,
                walk.recorded,
                rerun ? Optional.of(new Rerun(Subject.of(task.id()), task.from(), next)) : Optional.empty(),
                walk.steps.size(),
                rerun ? again : walk.steps,
                left);
    }

    private Walk windBack(Task task) {
        OperatorState state = OperatorState.empty(task.operator().state().profile());
        for (Reading.OfOperator reading : readings.stateBefore(task.id(), task.from())) {
            state = state.with(reading);
        }
        Optional<AssessmentStore.Before> before = assessments.before(Subject.of(task.id()), task.from());
        return new Walk(
                state,
                task.operator().profileVersion(),
                before.map(AssessmentStore.Before::memory).orElse(GradeMemory.NONE),
                before.map(it -> new Walk.Last(it.verdict(), it.day())));
    }

    /** An operator is judged from its first own reading on: before it there is nothing to judge. */
    private static NavigableSet<Instant> moments(Task task, Walk walk, OwnStretch own, MarketStretch market) {
        NavigableSet<Instant> moments = own.moments();
        moments.addAll(market.momentsFrom(task.from()));
        task.moment().ifPresent(moments::add);
        task.judgedAt().filter(it -> it.equals(task.from())).ifPresent(moments::add);
        if (walk.knowsAnything()) {
            return moments;
        }
        return own.moments().isEmpty()
                ? new TreeSet<>()
                : moments.tailSet(own.moments().first(), true);
    }

    /** An operator's own readings from a moment on, as far as they are read. */
    private record OwnStretch(NavigableMap<Instant, List<Reading.OfOperator>> byMoment, Optional<Instant> until) {
        private static final int READ_AT_ONCE = 5_000;

        static OwnStretch of(List<Reading.OfOperator> readings) {
            NavigableMap<Instant, List<Reading.OfOperator>> byMoment = new TreeMap<>();
            readings.forEach(it ->
                    byMoment.computeIfAbsent(it.at(), at -> new ArrayList<>()).add(it));
            return new OwnStretch(byMoment, Optional.empty());
        }

        /** The last moment read may have more readings than were read: it is left to the next stretch. */
        static OwnStretch read(ReadingStore readings, OperatorId id, Instant from) {
            int most = READ_AT_ONCE;
            while (true) {
                List<Reading.OfOperator> read = readings.from(id, from, most);
                OwnStretch all = of(read);
                if (read.size() < most) {
                    return all;
                }
                if (all.byMoment.size() > 1) {
                    return new OwnStretch(all.byMoment, Optional.of(all.byMoment.lastKey()));
                }
                most *= 2;
            }
        }

        NavigableSet<Instant> moments() {
            return new TreeSet<>(byMoment.keySet());
        }

        List<Reading.OfOperator> at(Instant at) {
            return byMoment.getOrDefault(at, List.of());
        }

        boolean endsBefore(Instant at) {
            return until.filter(it -> !at.isBefore(it)).isPresent();
        }
    }
}
