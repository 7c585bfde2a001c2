package io.davylamp.hedging;

import java.util.Optional;

/**
 * A hedge a rule asked for, priced once: what it comes to in an assessment, and the terms advice goes on from.
 *
 * @param request what was asked for
 * @param proposal what came of it
 * @param deal the terms it was priced at; empty where none were found, and for what is not a derivative
 */
public record PricedHedge(HedgeRequest request, HedgeProposal proposal, Optional<Deal> deal) {
    /** A hedge without terms: not a derivative, or none to be had. */
    static PricedHedge of(HedgeRequest request, HedgeProposal proposal) {
        return new PricedHedge(request, proposal, Optional.empty());
    }

    /** A hedge that cannot be priced, in the rule's words and no others. */
    public static PricedHedge notPriced(HedgeRequest request, String reason) {
        return of(request, new HedgeProposal.NotSized(request.ruleId(), request.instrument(), request.why(), reason));
    }
}
