package io.davylamp.monitor.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.Judgement;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.operator.KnownOperator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk along an operator's timeline, step by step; it knows which of its assessments are worth recording. */
public final class Walk {
    final List<Assessment> steps = new ArrayList<>();
    final List<Recorded> recorded = new ArrayList<>();
    /** What came of the last step. */
    Optional<Judgement> reached = Optional.empty();

    private final OperatorTimeline timeline;
    private final Judge judge;
    private final int profileVersion;
    private Optional<Last> last;

    Walk(OperatorTimeline timeline, Judge judge, int profileVersion, Optional<Last> last) {
        this.timeline = timeline;
        this.judge = judge;
        this.profileVersion = profileVersion;
        this.last = last;
    }

    /** The verdict last recorded, and for which day: what decides whether the next one is news. */
    record Last(String verdict, LocalDate day) {}

    void step(Instant at) {
        Judgement judgement = judge.next(timeline.to(at));
        reached = Optional.of(judgement);
        steps.add(judgement.assessment());
        Recorded candidate = new Recorded(judgement.assessment(), profileVersion);
        Last now = new Last(candidate.verdict(), candidate.day());
        if (!last.equals(Optional.of(now)) || !judge.memory().equals(judge.memoryBefore())) {
            recorded.add(candidate);
            last = Optional.of(now);
        }
    }

    /** The operator as it is known after the last step. */
    KnownOperator known() {
        Last news = last.orElseThrow();
        return new KnownOperator(
                timeline.state(),
                profileVersion,
                Optional.of(new KnownOperator.Judged(
                        steps.get(steps.size() - 1).at(),
                        AssessmentJson.write(judge.memoryBefore()),
                        AssessmentJson.write(judge.memory()),
                        news.verdict(),
                        news.day())));
    }

    /**
     * What a walk begins with.
     *
     * @param memory what hysteresis remembers
     * @param last the verdict last recorded; empty where the next one is news in any case
     */
    record Start(GradeMemory memory, Optional<Last> last) {
        private static final Start NEW = new Start(GradeMemory.NONE, Optional.empty());

        /** To go on where an operator was judged last; at that very moment, it is judged again. */
        static Start proceeding(KnownOperator known, boolean sameMoment) {
            return known.judged()
                    .map(judged -> sameMoment
                            ? new Start(AssessmentJson.readMemory(judged.memoryBefore()), Optional.empty())
                            : new Start(
                                    AssessmentJson.readMemory(judged.memory()),
                                    Optional.of(new Last(judged.recordedVerdict(), judged.recordedDay()))))
                    .orElse(NEW);
        }

        /** To go on from an assessment that stands. */
        static Start after(Optional<AssessmentStore.Before> standing) {
            return standing.map(it -> new Start(it.memory(), Optional.of(new Last(it.verdict(), it.day()))))
                    .orElse(NEW);
        }
    }
}
