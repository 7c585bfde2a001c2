package io.davylamp.advice.plan;

import io.davylamp.advice.Order;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.Lots;
import io.davylamp.hedging.cash.CashChange;
import io.davylamp.hedging.cash.Harm;
import io.davylamp.hedging.pricing.DeltaHedge;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.HedgeBook;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps a hedge book at its ratio, by the one measure there is: BTC covered of the next 90 days' production. Production
 * moves with hashrate and difficulty, the book as it expires; where the ratio has drifted beyond the mandate's band,
 * futures are recommended to bring it back, sold or bought back, as far as that does no harm.
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
     * The ratio an accepted recommendation asks a book to be kept at; empty where it asks for none: where it hedged no
     * production, where it was to bring cash, where it was an emergency's or for less than the mandate's horizon, or where
     * its time is over.
     */
    public static Optional<Double> lasting(Recommendation accepted, Mandate mandate, Instant now) {
        Order order = accepted.order();
        boolean lasts = !accepted.emergency()
                && Adviser.PRODUCTION.contains(order.instrument())
                && order.instrument() != Instrument.PREPAID_HASHRATE
                && order.tenorDays() >= mandate.targets().horizonDays()
                && !order.lastDay().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return lasts ? Optional.of(accepted.effect().after().hedgeRatio()) : Optional.empty();
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
        DeltaHedge book =
                new DeltaHedge(outlook.coverableBtc(), -outlook.inPlace().btc(), 0);
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
        double lot = futures.terms().lot();
        Harm harm = sell ? new Harm(outlook.means()) : Harm.ofUnwinding(outlook.means());
        long lots = harm.most(
                move.each().change().times(lot), CashChange.NONE, (long) (Lots.whole(wanted, lot) / lot + 0.5));
        double size = Lots.whole(lots * lot, lot);
        if (size * outlook.spotUsd() < mandate.limits().leastOrder()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(operator.at(), ZoneOffset.UTC);
        Choice choice = Choice.of(move, size, outlook, today);
        Order order = sell ? choice.order() : choice.order().back();
        String drift = String.format(
                Locale.ROOT,
                "The hedge book covers %.1f %% of the next %d days' production; it is to be kept at %.1f %%, and the drift of %.1f %% is beyond the band of %.1f %%",
                100 * book.hedgeRatio(),
                HedgeBook.DAYS_COVERED,
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
                Cautions.of(choice, operator.metrics(), mandate),
                operator.at(),
                operator.at().plus(Duration.ofDays(mandate.adviceDays())),
                operator.inEmergency()));
    }
}
