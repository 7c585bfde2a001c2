package io.davylamp.advice.plan;

import io.davylamp.advice.Order;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.Lots;
import io.davylamp.hedging.pricing.DeltaHedge;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps a hedge book at its ratio. Production's delta moves with difficulty, that of options with the price; where the two
 * have drifted further apart than the mandate's band, futures are recommended to bring them together, sold or bought back.
 */
public final class Rebalancing {
    /** Who asks for it, in place of a rule. */
    public static final String ASKED_BY = "mandate";

    private final StressScenario stress;
    private final Mandate mandate;

    public Rebalancing(StressScenario stress, Mandate mandate) {
        this.stress = stress;
        this.mandate = mandate;
    }

    /**
     * What to trade, where the drift is beyond the band; empty where it is not, where there is no hedge book or no ratio to
     * keep it at, or where futures may not be traded.
     *
     * @param acceptedRatio the ratio last accepted, where any was; the mandate's own goes before it
     */
    public Optional<Recommendation> of(Case operator, Optional<Double> acceptedRatio) {
        Optional<Double> target = mandate.targets().hedgeRatio().isPresent()
                ? Optional.of(mandate.targets().hedgeRatio().getAsDouble())
                : acceptedRatio;
        Outlook.Attempt attempt =
                Outlook.of(operator, stress, mandate, mandate.targets().horizonDays());
        if (target.isEmpty() || !(attempt instanceof Outlook.Attempt.Made made)) {
            return Optional.empty();
        }
        Outlook outlook = made.outlook();
        if (outlook.inPlace().positions().isEmpty()) {
            return Optional.empty();
        }
        Greeks held = outlook.inPlace().greeks(outlook.forwards());
        DeltaHedge book = new DeltaHedge(outlook.expectedBtc(), held.deltaBtc(), 0);
        double ratio = Math.min(1, target.get());
        return book.towards(ratio, mandate.targets().rebalanceBand()) instanceof DeltaHedge.Advice.Rebalance trade
                ? new Moves(outlook, mandate, operator.state(), operator.metrics())
                        .of(Instrument.SELL_FUTURES)
                        .flatMap(move -> recommend(operator, outlook, move, book, trade.tradeBtc(), ratio))
                : Optional.empty();
    }

    private Optional<Recommendation> recommend(
            Case operator, Outlook outlook, Move futures, DeltaHedge book, double tradeBtc, double target) {
        boolean sell = tradeBtc < 0;
        Move move = sell ? futures : futures.back();
        double wanted = sell ? Math.min(-tradeBtc, futures.most()) : tradeBtc;
        double size = Lots.whole(wanted, futures.terms().lot());
        if (size <= 0) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(operator.at(), ZoneOffset.UTC);
        Choice choice = Choice.of(move, size, outlook, today);
        Order order = sell ? choice.order() : choice.order().back();
        String drift = String.format(
                Locale.ROOT,
                "The hedge book covers %.1f %% of the next %d days' production by its delta; it is to be kept at %.1f %%, and the drift of %.1f %% is beyond the band of %.1f %%",
                100 * book.hedgeRatio(),
                outlook.days(),
                100 * target,
                100 * Math.abs(book.hedgeRatio() - target),
                100 * mandate.targets().rebalanceBand());
        String text = String.format(
                Locale.ROOT,
                "%s: %s %,.1f BTC of futures near %,.0f USD.",
                drift,
                sell ? "sell" : "buy back",
                size,
                outlook.forwards().forwardUsd());
        return Optional.of(new Recommendation(
                ASKED_BY,
                text,
                List.of(new Recommendation.Ground(ASKED_BY, drift + ".")),
                order,
                choice.cost(),
                new Recommendation.Effect(new Ledger(outlook, List.of()).standing(), choice.after()),
                List.of(),
                Cautions.of(choice.cost(), choice.after(), outlook, mandate),
                operator.at(),
                operator.at().plus(Duration.ofDays(mandate.adviceDays()))));
    }
}
