package io.davylamp.hedging;

import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.metrics.StressScenario;
import java.time.LocalDate;

/**
 * A deal that can be had, sized to the room there is.
 *
 * @param exposure production over the tenor
 * @param room what may still be hedged of it
 * @param deal the terms
 * @param smallest the smallest size traded, BTC or PH/s
 * @param expiry last day protected
 */
record ProductionHedge(Exposure exposure, Exposure.Room.Some room, Deal deal, double smallest, LocalDate expiry) {

    HedgeProposal propose(HedgeRequest request, ForwardMarket forwards, StressScenario stress) {
        Deal.Lot lot = Lots.of(deal, room.btc(), smallest, request.tenorDays(), expiry);
        if (lot.btc() <= 0) {
            return HedgeDesk.notSized(
                    request, "what is left to hedge, %.3f BTC, is less than the smallest lot".formatted(room.btc()));
        }
        double after = exposure.hedgedRatio() + lot.btc() / exposure.expectedBtc();
        Effect effect = Effect.of(deal, exposure, forwards);
        String text = "%s; hedge ratio %s → %s of expected production%s; %s."
                .formatted(
                        deal.order(lot),
                        Wording.percent(exposure.hedgedRatio()),
                        Wording.percent(after),
                        room.capped() ? limit(request, stress) : "",
                        effect.sentence(after));
        return new HedgeProposal.Sized(
                request.ruleId(),
                request.instrument(),
                Wording.join(request.why(), text),
                lot.btc(),
                lot.hashratePh(),
                request.tenorDays(),
                deal.entryPriceUsd(),
                deal.putStrikeUsd(),
                deal.callStrikeUsd(),
                deal.premiumUsd() * lot.btc(),
                exposure.hedgedRatio(),
                after,
                effect.coverageRatio());
    }

    private static String limit(HedgeRequest request, StressScenario stress) {
        return " (the target of %s is more than production would be with difficulty up %s, which is the limit)"
                .formatted(Wording.percent(request.targetRatio()), Wording.percent(stress.difficultyChange()));
    }
}
