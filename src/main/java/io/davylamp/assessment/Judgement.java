package io.davylamp.assessment;

import io.davylamp.hedging.PricedHedge;
import java.util.List;

/**
 * An operator's assessment with what was made on the way to it and is gone on from, so that nothing is worked out twice.
 *
 * @param moment what was judged
 * @param assessment the verdict
 * @param hedges the hedges its rules ask for, priced: one per hedge finding, in their order
 */
public record Judgement(OperatorMoment moment, Assessment assessment, List<PricedHedge> hedges) {
    public Judgement {
        hedges = List.copyOf(hedges);
    }
}
