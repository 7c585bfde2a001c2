package io.davylamp.hedging;

import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns a hedge a rule asked for into one that can be traded: how much, at what price, with what effect; or says why
 * not.
 *
 * <p>Of the production expected over the tenor, the rule's target share is hedged, less what is hedged already, and
 * never more in all than the production expected under the stress scenario's difficulty. Sizes are rounded down to the
 * mandate's lots; what the mandate does not name is not traded. A pure function of its arguments.
 */
public final class HedgeDesk {
    private static final int MAX_TENOR_DAYS = 3 * 365;

    private static final int SAFE = 2;

    private final StressScenario stress;
    private final Mandate mandate;
    private final int edition;

    /** A desk for whatever is not kept: it sizes and prices as the latest edition does. */
    public HedgeDesk(StressScenario stress, Mandate mandate) {
        this(stress, mandate, Assumptions.LATEST_EDITION);
    }

    /**
     * A desk.
     *
     * @param stress the rulebook's stress; its difficulty says how much production can be relied on
     * @param mandate what may be traded for the operator
     * @param edition the rulebook's: by which prices its verdicts are made; from 2 on no hedge is sized that harms the
     *     operator, and coins are sold for a margin call by what cures it
     */
    public HedgeDesk(StressScenario stress, Mandate mandate, int edition) {
        this.stress = stress;
        this.mandate = mandate;
        this.edition = edition;
    }

    /**
     * One request, priced.
     *
     * @param state the operator's latest readings
     * @param market the market the hedge is priced on
     * @param metrics the operator's metrics of the same moment
     * @param now the moment the tenor runs from
     */
    public PricedHedge price(
            HedgeRequest request, OperatorState state, MarketSnapshot market, MetricSet metrics, Instant now) {
        return switch (request.instrument()) {
            case DO_NOTHING -> notTraded(request, "nothing is to be traded");
            case BUILD_CASH -> PricedHedge.of(request, buildCash(request));
            default ->
                mandate.termsOf(request.instrument())
                        .map(terms -> price(request, terms, state, market, metrics, now))
                        .orElseGet(() -> notTraded(
                                request, "the mandate does not name %s".formatted(Wording.name(request.instrument()))));
        };
    }

    private PricedHedge price(
            HedgeRequest request,
            Mandate.Terms terms,
            OperatorState state,
            MarketSnapshot market,
            MetricSet metrics,
            Instant now) {
        return switch (request.instrument()) {
            case SELL_TREASURY ->
                PricedHedge.of(
                        request,
                        edition >= SAFE
                                ? new TreasurySale(state, metrics, market.priceUsd(), terms).propose(request)
                                : sellTreasury(request, terms, state, market, metrics));
            case FIX_POWER -> PricedHedge.of(request, new SiteDesk(state, metrics, terms).fixPower(request, stress));
            case CURTAIL -> PricedHedge.of(request, new SiteDesk(state, metrics, terms).curtail(request));
            default -> hedgeProduction(request, terms, state, market, metrics, now);
        };
    }

    private static HedgeProposal buildCash(HedgeRequest request) {
        return notSized(
                request,
                "no derivative: sell coins as they are mined and keep %s of the proceeds as cash%s"
                        .formatted(
                                Wording.percent(request.targetRatio()),
                                request.tenorDays() > 0 ? " for %d days".formatted(request.tenorDays()) : ""));
    }

    private PricedHedge hedgeProduction(
            HedgeRequest request,
            Mandate.Terms terms,
            OperatorState state,
            MarketSnapshot market,
            MetricSet metrics,
            Instant now) {
        int days = request.tenorDays();
        if (days < 1 || days > MAX_TENOR_DAYS) {
            return notTraded(
                    request,
                    "the rule asks for a tenor of %d days; allowed is 1 to %d".formatted(days, MAX_TENOR_DAYS));
        }
        if (edition >= SAFE) {
            return new ProductionDesk(stress, mandate, state, market, metrics, now).price(request, terms);
        }
        var exposure = Exposure.of(state, metrics, stress, days);
        if (exposure.isEmpty()) {
            return notTraded(request, "no production is expected, or it is not known");
        }
        Exposure.Room room = exposure.get().room(request.targetRatio());
        if (room instanceof Exposure.Room.Nothing nothing) {
            return notTraded(request, nothing.reason());
        }
        var forwards = ForwardMarket.of(market, days, edition);
        if (forwards.isEmpty()) {
            return notTraded(request, "no futures basis quoted");
        }
        Offer offer = Offer.of(request.instrument(), terms, forwards.get(), metrics);
        if (offer instanceof Offer.Refused refused) {
            return notTraded(request, refused.reason());
        }
        Deal deal = ((Offer.Made) offer).deal();
        LocalDate expiry = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days);
        HedgeProposal proposal = new ProductionHedge(
                        exposure.get(), (Exposure.Room.Some) room, deal, terms.lot(), expiry)
                .propose(request, forwards.get(), stress);
        return new PricedHedge(request, proposal, Optional.of(deal));
    }

    private static HedgeProposal sellTreasury(
            HedgeRequest request, Mandate.Terms terms, OperatorState state, MarketSnapshot market, MetricSet metrics) {
        if (state.treasury().isEmpty()) {
            return notSized(request, "no treasury reading known");
        }
        double free = state.treasury().get().btcUnencumbered();
        double btc = Lots.whole(free * Math.min(terms.most(), request.targetRatio()), terms.lot());
        if (btc <= 0) {
            return notSized(request, "the treasury holds %.3f BTC that can be sold".formatted(free));
        }
        String text = "Sell %s of the %s BTC that are free near %s USD, for about %s USD before fees and slippage."
                .formatted(
                        Wording.btc(btc),
                        Wording.btc(free),
                        Wording.price(market.priceUsd()),
                        Wording.price(btc * market.priceUsd()));
        return sold(request, btc, market.priceUsd(), metrics, text);
    }

    /** A sale of free coins: it hedges nothing of what is still to be mined. */
    static HedgeProposal sold(HedgeRequest request, double btc, double priceUsd, MetricSet metrics, String text) {
        double hedged = metrics.find(OperatorMetric.HedgeCover.class)
                .map(OperatorMetric.HedgeCover::fraction)
                .orElse(0.0);
        return new HedgeProposal.Sized(
                request.ruleId(),
                request.instrument(),
                Wording.join(request.why(), text),
                btc,
                OptionalDouble.empty(),
                request.tenorDays(),
                OptionalDouble.of(priceUsd),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                hedged,
                hedged,
                OptionalDouble.empty());
    }

    private static PricedHedge notTraded(HedgeRequest request, String reason) {
        return PricedHedge.of(request, notSized(request, reason));
    }

    static HedgeProposal notSized(HedgeRequest request, String reason) {
        return new HedgeProposal.NotSized(
                request.ruleId(), request.instrument(), Wording.join(request.why(), Wording.sentence(reason)), reason);
    }
}
