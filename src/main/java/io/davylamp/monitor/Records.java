package io.davylamp.monitor;

import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.AssessmentStore.Rerun;
import io.davylamp.monitor.backlog.Walks;
import io.davylamp.monitor.book.NetworkWatch;
import io.davylamp.monitor.book.OperatorBook;
import io.davylamp.operator.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Records what came of judging, in the caller's transaction: assessments, operators' states, and what is left to judge. */
@ApplicationScoped
class Records {
    private final StateStore operators;
    private final AssessmentStore assessments;
    private final Walks walks;
    private final JudgingFailures faults;

    Records(StateStore operators, AssessmentStore assessments, Walks walks, JudgingFailures faults) {
        this.operators = operators;
        this.assessments = assessments;
        this.walks = walks;
        this.faults = faults;
    }

    /** @param line the line of the book that asked for it, if one did */
    void keep(NetworkWatch.Outcome network, List<OperatorBook.Outcome> outcomes, OptionalLong line) {
        faults.notJudged(network.recorded().stream().map(Recorded::assessment).toList());
        outcomes.forEach(it -> faults.notJudged(it.news()));
        if (!outcomes.isEmpty()) {
            operators.save(outcomes.stream().map(OperatorBook.Outcome::operator).toList());
        }
        List<Recorded> recorded = new ArrayList<>(network.recorded());
        List<Rerun> reruns = new ArrayList<>(network.rerun().stream().toList());
        for (OperatorBook.Outcome outcome : outcomes) {
            recorded.addAll(outcome.recorded());
            outcome.rerun().ifPresent(reruns::add);
        }
        assessments.record(recorded, reruns);
        walks.leave(outcomes.stream()
                .flatMap(it ->
                        it.left().stream().map(left -> new Walks.Waiting(it.id(), left.from(), left.rerun(), line)))
                .toList());
    }
}
