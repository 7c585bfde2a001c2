package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.Assessor;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk along an operator's timeline, step by step. */
final class Walk {
    final List<Assessment> steps = new ArrayList<>();
    final List<Recorded> recorded = new ArrayList<>();
    /** The market at the last step. */
    Optional<MarketSnapshot> market = Optional.empty();

    private final int profileVersion;
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

    /** The verdict last recorded, and for which day: which decides whether the next one is news. */
    record Last(String verdict, LocalDate day) {}

    /** A walk that goes on where it stopped; at the very moment it stopped, that moment is judged again. */
    static Walk proceeding(KnownOperator known, boolean sameMoment) {
        if (known.judged().isEmpty()) {
            return new Walk(known.state(), known.profileVersion(), GradeMemory.NONE, Optional.empty());
        }
        KnownOperator.Judged judged = known.judged().get();
        GradeMemory memory = AssessmentJson.readMemory(sameMoment ? judged.memoryBefore() : judged.memory());
        Optional<Last> last =
                sameMoment ? Optional.empty() : Optional.of(new Last(judged.recordedVerdict(), judged.recordedDay()));
        return new Walk(known.state(), known.profileVersion(), memory, last);
    }

    boolean knowsAnything() {
        return !state.equals(OperatorState.empty(state.profile()));
    }

    void step(Instant at, List<Reading.OfOperator> readings, MarketStretch timeline, RuleSet rules) {
        for (Reading.OfOperator reading : readings) {
            state = state.with(reading);
        }
        memoryBefore = memory;
        market = timeline.at(at);
        Assessment assessment = Assessor.ofOperator(state, market, memory, rules, at);
        memory = assessment.memory();
        steps.add(assessment);
        Recorded candidate = new Recorded(assessment, profileVersion);
        Last now = new Last(candidate.verdict(), candidate.day());
        if (!last.equals(Optional.of(now)) || !memory.equals(memoryBefore)) {
            recorded.add(candidate);
            last = Optional.of(now);
        }
    }

    /** The operator as it is known after the last step. */
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
