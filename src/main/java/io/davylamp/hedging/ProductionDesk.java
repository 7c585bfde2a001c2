package io.davylamp.hedging;

import io.davylamp.hedging.cash.CashChange;
import io.davylamp.hedging.cash.Harm;
import io.davylamp.hedging.cash.Means;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.HedgeBook;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sizes production hedges so that they reach the rule's target, stay within the mandate and do no {@link Harm}. The
 * target is a share of the next 90 days' production, as HedgeCover is, whatever the tenor: once it is traded, the rule
 * that asked for it is content.
 *
 * @param stress the rulebook's stress
 * @param mandate what may be traded
 * @param state the operator's latest readings
 * @param market the market
 * @param metrics the operator's metrics
 * @param now the moment tenors run from
 */
record ProductionDesk(
        StressScenario stress,
        Mandate mandate,
        OperatorState state,
        MarketSnapshot market,
        MetricSet metrics,
        Instant now) {
    private static final double ROUNDING = 1e-9;

    PricedHedge price(HedgeRequest request, Mandate.Terms terms) {
        Optional<ForwardMarket> forwards = forwards(request);
        if (forwards.isEmpty()) {
            return not(request, "no futures basis quoted");
        }
        Means.Attempt attempt = Means.of(state, metrics, forwards.get(), stress, mandate, now);
        if (attempt instanceof Means.Attempt.Missing missing) {
            return not(
                    request,
                    "%s not known, so that what a hedge would do to cash cannot be said"
                            .formatted(String.join(", ", missing.what())
                                    + (missing.what().size() == 1 ? " is" : " are")));
        }
        Offer offer =
                Offer.of(request.instrument(), terms, forwards.get(), metrics).unlikeFuture();
        if (offer instanceof Offer.Refused refused) {
            return not(request, refused.reason());
        }
        Sizing sizing = new Sizing(
                request, terms, ((Offer.Made) offer).deal(), ((Means.Attempt.Made) attempt).means(), forwards.get());
        return new PricedHedge(request, sizing.propose(), Optional.of(sizing.deal()));
    }

    /** Hashrate sold forward needs no quote of BTC futures: without one the price is taken to stay. */
    private Optional<ForwardMarket> forwards(HedgeRequest request) {
        Optional<ForwardMarket> quoted = ForwardMarket.of(market, request.tenorDays());
        boolean hashrate = request.instrument() == Instrument.HASHRATE_FORWARD
                || request.instrument() == Instrument.PREPAID_HASHRATE;
        return quoted.isEmpty() && hashrate ? Optional.of(ForwardMarket.flat(market, request.tenorDays())) : quoted;
    }

    private static PricedHedge not(HedgeRequest request, String reason) {
        return PricedHedge.of(request, HedgeDesk.notSized(request, reason));
    }

    /** One request with all it is sized by. */
    private final class Sizing {
        private final HedgeRequest request;
        private final Deal deal;
        private final Means means;
        private final ForwardMarket forwards;
        private final Mandate.Terms terms;
        private final double lotBtc;
        private final double coverable;
        private final double held;

        Sizing(HedgeRequest request, Mandate.Terms terms, Deal deal, Means means, ForwardMarket forwards) {
            this.request = request;
            this.deal = deal;
            this.means = means;
            this.forwards = forwards;
            this.terms = terms;
            this.lotBtc = terms.lot()
                    * deal.hashpriceBtc().orElse(1)
                    * (deal.hashpriceBtc().isPresent() ? means.days() : 1);
            this.coverable = means.flows().btcPerDay() * HedgeBook.DAYS_COVERED;
            this.held = means.inPlace().btc();
        }

        Deal deal() {
            return deal;
        }

        HedgeProposal propose() {
            double target = request.targetRatio() * coverable;
            if (held >= target * (1 - ROUNDING)) {
                return HedgeDesk.notSized(
                        request,
                        "%s of the next %d days' production is hedged already; the target is %s"
                                .formatted(
                                        Wording.percent(held / coverable),
                                        HedgeBook.DAYS_COVERED,
                                        Wording.percent(request.targetRatio())));
            }
            double room = terms.most() * means.stressedBtc() - held;
            long whole = (long) Math.ceil((target - held) / lotBtc - ROUNDING);
            long wanted = Math.min(whole, (long) Math.floor(room / lotBtc + ROUNDING));
            if (wanted <= 0) {
                return HedgeDesk.notSized(request, full(room));
            }
            Harm harm = new Harm(means);
            CashChange lot = CashChange.of(deal, lotBtc, terms, means.weather());
            long most = harm.most(lot, CashChange.NONE, wanted);
            Optional<String> limit = most == wanted ? Optional.empty() : harm.of(lot.times(wanted));
            if (most == 0
                    || most * lotBtc * means.weather().spotUsd()
                            < mandate.limits().leastOrder()) {
                return HedgeDesk.notSized(request, tooSmall(most, limit));
            }
            if (held > 0 && most < whole && most * lotBtc < mandate.targets().rebalanceBand() * coverable) {
                return HedgeDesk.notSized(request, withinBand(most, limit));
            }
            return sized(most, limit, wanted < whole);
        }

        /** A book that cannot reach its target is not topped up by less than the drift that is left alone. */
        private String withinBand(long most, Optional<String> limit) {
            return "%s of the next %d days' production is hedged already, and %s BTC more, the most there is room for, is less than the drift of %s the mandate leaves alone%s"
                    .formatted(
                            Wording.percent(held / coverable),
                            HedgeBook.DAYS_COVERED,
                            Wording.btc(most * lotBtc),
                            Wording.percent(mandate.targets().rebalanceBand()),
                            limit.map("; reaching the target, %s"::formatted).orElse(""));
        }

        private String full(double room) {
            return room > 0
                    ? "what may still be hedged, %.3f BTC, is less than the smallest lot".formatted(room)
                    : "%s BTC are hedged already; of the %s BTC that production of %d days would be under stress, %s may be hedged so"
                            .formatted(
                                    Wording.btc(held),
                                    Wording.btc(means.stressedBtc()),
                                    means.days(),
                                    Wording.percent(terms.most()));
        }

        private String tooSmall(long most, Optional<String> limit) {
            if (most == 0) {
                return "it would do harm: %s".formatted(limit.orElseThrow());
            }
            return "%s BTC is not worth an order, which the mandate wants to be of %s USD at least%s"
                    .formatted(
                            Wording.btc(most * lotBtc),
                            Wording.price(mandate.limits().leastOrder()),
                            limit.map("; reaching the target, %s"::formatted).orElse(""));
        }

        private HedgeProposal sized(long lots, Optional<String> limit, boolean capped) {
            double size = Lots.whole(lots * terms.lot(), terms.lot());
            double btc = lots * lotBtc;
            OptionalDouble ph = deal.hashpriceBtc().isPresent() ? OptionalDouble.of(size) : OptionalDouble.empty();
            LocalDate expiry = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(means.days());
            double after = (held + btc) / coverable;
            Effect effect = effect();
            String text = "%s; hedge ratio %s → %s of the next %d days' production%s; %s.%s"
                    .formatted(
                            deal.order(new Deal.Lot(ph.isPresent() ? btc : size, ph, means.days(), expiry)),
                            Wording.percent(held / coverable),
                            Wording.percent(after),
                            HedgeBook.DAYS_COVERED,
                            limit.map(" (less than the target: reaching it, %s)"::formatted)
                                    .orElse(capped ? limitOfStress() : ""),
                            effect.sentence((held + btc) / means.expectedBtc()),
                            lockedIn());
            return new HedgeProposal.Sized(
                    request.ruleId(),
                    request.instrument(),
                    Wording.join(request.why(), text),
                    ph.isPresent() ? btc : size,
                    ph,
                    means.days(),
                    deal.entryPriceUsd(),
                    deal.putStrikeUsd(),
                    deal.callStrikeUsd(),
                    deal.premiumUsd() * btc,
                    held / coverable,
                    after,
                    perHorizon(effect.coverageRatio()));
        }

        private OptionalDouble perHorizon(OptionalDouble ofTenor) {
            return ofTenor.isPresent()
                    ? OptionalDouble.of(ofTenor.getAsDouble() * means.expectedBtc() / coverable)
                    : ofTenor;
        }

        private Effect effect() {
            double cost = Math.max(0, means.flows().costUsdPerDay() * means.days());
            return Effect.of(
                    deal,
                    new Exposure(
                            means.expectedBtc(),
                            means.stressedBtc(),
                            held / means.expectedBtc(),
                            OptionalDouble.of(cost)),
                    forwards);
        }

        private String limitOfStress() {
            return " (less than the target: at most %s of what production of %d days would be with difficulty up %s may be hedged so)"
                    .formatted(Wording.percent(terms.most()), means.days(), Wording.percent(stress.difficultyChange()));
        }

        /** What is fixed below cost is said to be. */
        private String lockedIn() {
            return LockedIn.of(deal, metrics).map(" %s"::formatted).orElse("");
        }
    }
}
