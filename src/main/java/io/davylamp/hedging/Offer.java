package io.davylamp.hedging;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.hedging.pricing.HashpriceCurve;
import io.davylamp.hedging.pricing.HashrateForward;
import io.davylamp.hedging.pricing.PutSpread;
import io.davylamp.hedging.pricing.ZeroCostCollar;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;

/** Whether the market quotes enough to price an instrument: a {@link Deal}, or the reason there is none. */
public sealed interface Offer {
    /**
     * Where puts are struck unless the mandate says otherwise: the first tenth of a fall is borne, which keeps them
     * cheap.
     */
    double PUT_MONEYNESS = 0.90;

    /** Where the put sold against a bought one is struck unless the mandate says otherwise. */
    double SOLD_PUT_MONEYNESS = 0.70;

    /** How often a collar's call is looked up on the surface. */
    int SKEW_ROUNDS = 12;

    /** Between a collar's strikes there must be this share of the put's. */
    double LEAST_WIDTH = 0.02;

    record Made(Deal deal) implements Offer {}

    record Refused(String reason) implements Offer {}

    /** The offer at the first strike the mandate names. */
    static Offer of(Instrument instrument, Mandate.Terms terms, ForwardMarket market, MetricSet metrics) {
        double strike =
                terms.strikes().isEmpty() ? PUT_MONEYNESS : terms.strikes().get(0);
        return of(instrument, terms, strike, market, metrics);
    }

    /**
     * The offer.
     *
     * @param strike of a put bought, as a share of the forward
     */
    static Offer of(
            Instrument instrument, Mandate.Terms terms, double strike, ForwardMarket market, MetricSet metrics) {
        return switch (instrument) {
            case SELL_FUTURES -> new Made(new Deal.Future(market));
            case BUY_PUTS ->
                market.optionAt(strike * market.forwardUsd())
                        .map(it -> put(it, market, strike))
                        .orElseGet(Offer::noVol);
            case PUT_SPREAD ->
                market.optionAt(strike * market.forwardUsd())
                        .map(it -> spread(it, market, strike, terms))
                        .orElseGet(Offer::noVol);
            case ZERO_COST_COLLAR ->
                market.optionAt(strike * market.forwardUsd())
                        .map(it -> collar(it, market, strike))
                        .orElseGet(Offer::noVol);
            case HASHRATE_FORWARD ->
                metrics.find(OperatorMetric.Hashprice.class)
                        .map(it -> hashrate(market, it.btcPerPhDay()))
                        .orElseGet(() -> new Refused("no hashprice known"));
            case PREPAID_HASHRATE ->
                metrics.find(OperatorMetric.Hashprice.class)
                        .map(it -> prepaid(market, it.btcPerPhDay(), terms.cost()))
                        .orElseGet(() -> new Refused("no hashprice known"));
            case SELL_TREASURY, FIX_POWER, CURTAIL, BUILD_CASH, DO_NOTHING ->
                throw new IllegalArgumentException(instrument + " does not hedge production");
        };
    }

    /** The same, unless it is a collar whose put and call have next to one strike: that is a future, at more cost. */
    default Offer unlikeFuture() {
        boolean future = this instanceof Made made
                && made.deal() instanceof Deal.Collar collar
                && collar.strikes().callStrike() < collar.strikes().putStrike() * (1 + LEAST_WIDTH);
        return future
                ? new Refused(
                        "the put and the call would have next to the same strike: that is a future, and a future costs less")
                : this;
    }

    private static Offer put(Black76 options, ForwardMarket market, double strike) {
        return new Made(new Deal.Put(options, market.spotUsd(), strike * options.forward()));
    }

    /** The put sold is the mandate's second strike where that is below the first, at its own volatility. */
    private static Offer spread(Black76 options, ForwardMarket market, double strike, Mandate.Terms terms) {
        double sold = terms.strikes().size() > 1 ? terms.strikes().get(1) : SOLD_PUT_MONEYNESS;
        if (sold >= strike) {
            return new Refused("the put sold, at %s of the forward, is not below the one bought, at %s"
                    .formatted(Wording.percent(sold), Wording.percent(strike)));
        }
        double forward = options.forward();
        double soldVol = market.optionAt(sold * forward).orElse(options).vol();
        return new Made(
                new Deal.Spread(new PutSpread(options, strike * forward, sold * forward, soldVol), market.spotUsd()));
    }

    /**
     * The call sold pays for the put. Its strike and its volatility depend on each other: from the put's volatility on,
     * each is found from the other in turn, which settles within a few rounds on any surface that is not steeper than
     * it is wide.
     */
    private static Offer collar(Black76 put, ForwardMarket market, double strike) {
        double putStrike = strike * put.forward();
        Black76 call = put;
        ZeroCostCollar collar = ZeroCostCollar.floor(put, putStrike, call.vol());
        for (int round = 0; round < SKEW_ROUNDS && collar instanceof ZeroCostCollar.Strikes found; round++) {
            call = market.optionAt(found.callStrike()).orElse(put);
            collar = ZeroCostCollar.floor(put, putStrike, call.vol());
        }
        return collar instanceof ZeroCostCollar.Strikes strikes
                ? new Made(new Deal.Collar(put, call, market.spotUsd(), strikes))
                : new Refused(((ZeroCostCollar.None) collar).reason());
    }

    /**
     * The fair fixed hashprice at today's difficulty. It leaves out coming difficulty steps, a halving within the
     * tenor, the covariance of price and difficulty, and the buyer's spread.
     */
    private static Offer hashrate(ForwardMarket market, double btcPerPhDay) {
        return btcPerPhDay > 0
                ? new Made(new Deal.Hashrate(market, fairUsdPerPhDay(market, btcPerPhDay), btcPerPhDay))
                : new Refused("no hashprice known");
    }

    /** The same, paid up front: less the discount the mandate names. */
    private static Offer prepaid(ForwardMarket market, double btcPerPhDay, double discount) {
        return btcPerPhDay > 0
                ? new Made(new Deal.Prepaid(market, fairUsdPerPhDay(market, btcPerPhDay), discount, btcPerPhDay))
                : new Refused("no hashprice known");
    }

    private static double fairUsdPerPhDay(ForwardMarket market, double btcPerPhDay) {
        HashpriceCurve curve = HashpriceCurve.flat(btcPerPhDay, market.spotUsd(), market.basisPerYear());
        return new HashrateForward(curve, market.days()).fixedUsd();
    }

    private static Offer noVol() {
        return new Refused("no implied volatility quoted");
    }
}
