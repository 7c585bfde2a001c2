package io.davylamp.web.advice;

import io.davylamp.advice.Advice;
import io.davylamp.advice.AdviceState;
import io.davylamp.advice.AdviceStore;
import io.davylamp.advice.Outcome;
import io.davylamp.advice.Recommendation;
import io.davylamp.advice.desk.AdviceDecisions;
import io.davylamp.mining.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A recommendation as the API reports it.
 *
 * @param id its id
 * @param operatorId whom it is for
 * @param state its state
 * @param openUntil until when it can be decided
 * @param decision who decided, and why; absent where nobody did
 * @param rulebookVersion the rulebook that asked
 * @param recommendation what is recommended
 * @param outcome what it brought or would have brought, by what the market did; absent before the day after
 * @param moves every move so far, in order
 */
@Schema(name = "Recommendation")
record AdviceReport(
        String id,
        OperatorId operatorId,
        AdviceState.Name state,
        Instant openUntil,
        Optional<AdviceState.Decision> decision,
        String rulebookVersion,
        Recommendation recommendation,
        Optional<Outcome> outcome,
        List<AdviceStore.Move> moves) {

    static AdviceReport of(AdviceDecisions.Followed it) {
        Advice advice = it.advice();
        return new AdviceReport(
                advice.id(),
                advice.operatorId(),
                advice.state().name(),
                advice.openUntil(),
                decision(advice.state()),
                advice.rulebookVersion(),
                advice.recommendation(),
                it.outcome(),
                it.moves());
    }

    /** Whether it can still be decided. */
    public boolean open() {
        return state == AdviceState.Name.PROPOSED || state == AdviceState.Name.DEFERRED;
    }

    private static Optional<AdviceState.Decision> decision(AdviceState state) {
        if (state instanceof AdviceState.Accepted it) {
            return Optional.of(it.decision());
        } else if (state instanceof AdviceState.Rejected it) {
            return Optional.of(it.decision());
        }
        return state instanceof AdviceState.Deferred it ? Optional.of(it.decision()) : Optional.empty();
    }
}
