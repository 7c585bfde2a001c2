package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.hedging.Deal;
import io.davylamp.hedging.Offer;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.hedging.UnprofitableMachines;
import io.davylamp.hedging.cash.CashChange;
import io.davylamp.hedging.cash.Weather;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be done for one operator under its mandate, each priced and its effect worked out by the unit.
 *
 * @param outlook the operator's coming weeks
 * @param mandate what may be traded
 * @param state its latest readings
 * @param metrics its metrics of the same moment
 */
record Moves(Outlook outlook, Mandate mandate, OperatorState state, MetricSet metrics) {
    private static final double KWH_PER_MW_DAY = 24_000;

    /** Every move the mandate and the market allow, options at each of the mandate's strikes. */
    List<Move> all() {
        List<Move> all = new ArrayList<>();
        mandate.terms().forEach((instrument, terms) -> {
            boolean byStrike = instrument == Instrument.BUY_PUTS || instrument == Instrument.ZERO_COST_COLLAR;
            if (byStrike && !terms.strikes().isEmpty()) {
                terms.strikes()
                        .forEach(strike -> deal(instrument, terms, strike).ifPresent(all::add));
            } else {
                of(instrument).ifPresent(all::add);
            }
        });
        return all.stream().filter(it -> it.most() >= it.terms().lot()).toList();
    }

    /** The move a hedge comes to that is priced already, for this outlook's days; empty where it cannot be had. */
    Optional<Move> of(PricedHedge hedge) {
        Instrument instrument = hedge.request().instrument();
        return hedge.deal().isEmpty()
                ? of(instrument)
                : mandate.termsOf(instrument)
                        .map(terms -> deal(instrument, terms, hedge.deal().get()));
    }

    /** The move of an instrument at the mandate's first strike; empty where it cannot be had. */
    Optional<Move> of(Instrument instrument) {
        return mandate.termsOf(instrument).flatMap(terms -> switch (instrument) {
            case SELL_FUTURES, BUY_PUTS, PUT_SPREAD, ZERO_COST_COLLAR, HASHRATE_FORWARD, PREPAID_HASHRATE ->
                deal(
                        instrument,
                        terms,
                        terms.strikes().isEmpty()
                                ? Offer.PUT_MONEYNESS
                                : terms.strikes().get(0));
            case SELL_TREASURY -> Optional.of(sale(terms));
            case FIX_POWER -> power(terms);
            case CURTAIL -> stop(terms);
            case BUILD_CASH, DO_NOTHING -> Optional.empty();
        });
    }

    private Optional<Move> deal(Instrument instrument, Mandate.Terms terms, double strike) {
        return Offer.of(instrument, terms, strike, outlook.forwards(), metrics).unlikeFuture()
                        instanceof Offer.Made made
                ? Optional.of(deal(instrument, terms, made.deal()))
                : Optional.empty();
    }

    /** A production hedge; hashrate by the PH/s, others by the BTC. */
    private Move deal(Instrument instrument, Mandate.Terms terms, Deal deal) {
        double btc = deal.hashpriceBtc().isPresent() ? deal.hashpriceBtc().getAsDouble() * outlook.days() : 1;
        CashChange change = CashChange.of(deal, btc, terms, weather());
        Cost price = price(deal, terms, btc, change);
        double carried = btc * deal.premiumAtEndUsd() + price.feesUsd();
        Move.Each each = new Move.Each(
                price,
                change,
                btc,
                Greeks.NONE.plus(deal.greeks(), btc),
                outlook.scenarios().each((p, d) -> btc * deal.payoffUsd(p, d) - carried));
        double room = Math.max(
                0, terms.most() * outlook.stressedBtc() - outlook.inPlace().btc());
        return new Move(instrument, terms, Optional.of(deal), room / btc, each);
    }

    private Cost price(Deal deal, Mandate.Terms terms, double btc, CashChange change) {
        double premium = btc * deal.premiumUsd();
        double margin = change.marginUsd();
        double spent = deal instanceof Deal.Prepaid prepaid ? btc * prepaid.discountUsd() : premium;
        return counted(
                premium,
                spent,
                deal.feeShare(terms) * btc * outlook.spotUsd(),
                margin,
                btc * deal.upsideUsd(),
                margin + change.calledUsd());
    }

    /** @param spent what of the premium is spent: all of what is paid; of what is received in advance, its discount */
    private Cost counted(double premium, double spent, double fees, double margin, double upside, double marginAtRisk) {
        double funding = margin * mandate.limits().fundingPerYear() * outlook.days() / DayCount.DAYS_PER_YEAR;
        double counted = spent + fees + funding + mandate.limits().upsideWeight() * upside;
        return new Cost(premium, fees, margin, funding, upside, counted, marginAtRisk);
    }

    /** Free coins sold for cash: runway gains the haircut and, under stress, the fall; cash flow is as it was. */
    private Move sale(Mandate.Terms terms) {
        double spot = outlook.spotUsd();
        double fees = terms.cost() * spot;
        double upside = outlook.forwards().callUsd(outlook.forwards().forwardUsd());
        Move.Each each = new Move.Each(
                counted(0, 0, fees, 0, upside, 0),
                CashChange.sale(1, terms, weather()),
                0,
                Greeks.NONE,
                new double[outlook.scenarios().count()]);
        double most = terms.most() * outlook.funds().freeBtc();
        return new Move(Instrument.SELL_TREASURY, terms, Optional.empty(), most, each);
    }

    /** A MW of power fixed at today's price and what the mandate says that adds. */
    private Optional<Move> power(Mandate.Terms terms) {
        double perKwh = state.cost().orElseThrow().powerPriceUsdPerKwh();
        if (perKwh <= 0) {
            return Optional.empty();
        }
        double usd = perKwh * KWH_PER_MW_DAY * outlook.days();
        double added = usd * terms.cost();
        double[] gains = new double[outlook.scenarios().count()];
        Arrays.fill(gains, -added);
        Cost price = new Cost(0, 0, 0, 0, 0, added, 0);
        CashChange change = CashChange.paying(-added, usd * outlook.stress().powerChange() - added);
        Move.Each each = new Move.Each(price, change, 0, Greeks.NONE, gains);
        double drawn = outlook.flows().powerUsdPerDay() / perKwh / KWH_PER_MW_DAY;
        return Optional.of(new Move(Instrument.FIX_POWER, terms, Optional.empty(), terms.most() * drawn, each));
    }

    /** A PH/s of machines stopped that earn less than their power costs. */
    private Optional<Move> stop(Mandate.Terms terms) {
        if (state.profile().power().takeOrPay()) {
            return Optional.empty();
        }
        return UnprofitableMachines.of(state, metrics).map(it -> stop(terms, it));
    }

    private Move stop(Mandate.Terms terms, UnprofitableMachines machines) {
        double saved = machines.kwhPerPhDay() * state.cost().orElseThrow().powerPriceUsdPerKwh() * outlook.days();
        double earned = saved - machines.lossUsdPerPhDay() * outlook.days();
        double spot = outlook.spotUsd();
        double stressedPower = saved * (1 + outlook.stress().powerChange());
        double stressedEarned = earned
                * (1 + outlook.stress().priceChange())
                / (1 + outlook.stress().difficultyChange());
        double lostBtc = earned / spot;
        Move.Each each = new Move.Each(
                Cost.NONE,
                CashChange.paying(saved - earned, stressedPower - stressedEarned),
                lostBtc / (1 + Math.max(0, outlook.stress().difficultyChange())),
                new Greeks(-lostBtc, 0, 0, earned * (1 - 1 / (1 + Deal.DIFFICULTY_STEP))),
                outlook.scenarios().each((p, d) -> Math.max(0, saved - earned * p / spot / d))); // else they run again
        return new Move(Instrument.CURTAIL, terms, Optional.empty(), terms.most() * machines.hashratePh(), each);
    }

    private Weather weather() {
        return outlook.means().weather();
    }
}
