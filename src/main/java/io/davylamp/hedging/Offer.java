package io.davylamp.hedging;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.mining.Instrument;

/** Whether the market quotes enough to price an instrument: a {@link Deal}, or the reason there is none. */
sealed interface Offer {
    /** Where puts are struck, as a share of the forward: the first tenth of a fall is borne, which keeps them cheap. */
    double PUT_MONEYNESS = 0.90;

    record Made(Deal deal) implements Offer {}

    record Refused(String reason) implements Offer {}

    static Offer of(Instrument instrument, ForwardMarket market, MetricSet metrics) {
        return switch (instrument) {
            case SELL_FUTURES ->
                new Made(new Deal.Future(market.forwardUsd(), market.spotUsd(), market.basisPerYear()));
            case BUY_PUTS -> market.options().map(Offer::put).orElseGet(Offer::noVol);
            case ZERO_COST_COLLAR -> market.options().map(Offer::collar).orElseGet(Offer::noVol);
            case HASHRATE_FORWARD ->
                metrics.find(OperatorMetric.Hashprice.class)
                        .map(it -> hashrate(market, it.btcPerPhDay()))
                        .orElseGet(() -> new Refused("no hashprice known"));
            case SELL_TREASURY, BUILD_CASH, DO_NOTHING ->
                throw new IllegalArgumentException(instrument + " does not hedge production");
        };
    }

    private static Offer put(Black76 options) {
        return new Made(new Deal.Put(options, PUT_MONEYNESS * options.forward()));
    }

    /** The call is valued at the same at-the-money volatility; with the usual skew its strike comes out a little high. */
    private static Offer collar(Black76 options) {
        ZeroCostCollar collar = ZeroCostCollar.floor(options, PUT_MONEYNESS * options.forward(), options.vol());
        return collar instanceof ZeroCostCollar.Strikes strikes
                ? new Made(new Deal.Collar(strikes))
                : new Refused(((ZeroCostCollar.None) collar).reason());
    }

    /**
     * The fair fixed hashprice at today's difficulty. It leaves out coming difficulty steps, a halving within the tenor,
     * the covariance of price and difficulty, and the buyer's spread.
     */
    private static Offer hashrate(ForwardMarket market, double btcPerPhDay) {
        if (btcPerPhDay <= 0) {
            return new Refused("no hashprice known");
        }
        HashpriceCurve curve = HashpriceCurve.flat(btcPerPhDay, market.spotUsd(), market.basisPerYear());
        return new Made(new Deal.Hashrate(new HashrateForward(curve, market.days()).fixedUsd(), btcPerPhDay));
    }

    private static Offer noVol() {
        return new Refused("no implied volatility quoted");
    }
}
