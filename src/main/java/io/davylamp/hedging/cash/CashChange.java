package io.davylamp.hedging.cash;

import io.davylamp.hedging.Deal;
import io.davylamp.mining.Mandate;

/**
 * What hedges, or one unit of one, do to what an operator can pay with; in proportion to their size.
 *
 * @param paidUsd premium and fees paid today, USD; below zero: received
 * @param marginUsd put up today as initial margin, back at the end, USD
 * @param raisedUsd received today for coins sold, after fees, USD
 * @param coinsBtc change of free coins, BTC
 * @param baseUsd what they pay by the end at today's prices, USD
 * @param stressedUsd what they pay by the end under stress, USD
 * @param calledUsd variation margin called when the price rises to its 95 % quantile, USD
 */
public record CashChange(
        double paidUsd,
        double marginUsd,
        double raisedUsd,
        double coinsBtc,
        double baseUsd,
        double stressedUsd,
        double calledUsd) {
    public static final CashChange NONE = new CashChange(0, 0, 0, 0, 0, 0, 0);

    /** Of what is done on site, or pays by the end only. */
    public static CashChange paying(double baseUsd, double stressedUsd) {
        return new CashChange(0, 0, 0, 0, baseUsd, stressedUsd, 0);
    }

    /**
     * Of a production hedge.
     *
     * @param btc BTC hedged
     * @param terms of its instrument
     */
    public static CashChange of(Deal deal, double btc, Mandate.Terms terms, Weather weather) {
        double notional = btc * weather.spotUsd();
        double called = deal.isMargined() ? -btc * deal.payoffUsd(weather.highUsd(), 1) : 0;
        return new CashChange(
                btc * deal.premiumUsd() + deal.feeShare(terms) * notional,
                terms.initialMargin() * notional,
                0,
                0,
                btc * deal.payoffUsd(weather.spotUsd(), 1),
                btc * deal.payoffUsd(weather.stressedPriceUsd(), weather.stressedDifficulty()),
                Math.max(0, called));
    }

    /** Of free coins sold: the fees come off what they bring. */
    public static CashChange sale(double btc, Mandate.Terms terms, Weather weather) {
        return new CashChange(0, 0, btc * weather.spotUsd() * (1 - terms.cost()), -btc, 0, 0, 0);
    }

    /** This and so many units of another. */
    public CashChange plus(CashChange unit, double size) {
        return new CashChange(
                paidUsd + size * unit.paidUsd,
                marginUsd + size * unit.marginUsd,
                raisedUsd + size * unit.raisedUsd,
                coinsBtc + size * unit.coinsBtc,
                baseUsd + size * unit.baseUsd,
                stressedUsd + size * unit.stressedUsd,
                calledUsd + size * unit.calledUsd);
    }

    public CashChange times(double size) {
        return NONE.plus(this, size);
    }

    /** Premium, fees and initial margin, USD. */
    public double boundUsd() {
        return paidUsd + marginUsd;
    }

    /** Change of cash today, USD. */
    public double cashUsd() {
        return raisedUsd - paidUsd - marginUsd;
    }
}
