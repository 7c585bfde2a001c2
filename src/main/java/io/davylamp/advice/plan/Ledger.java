package io.davylamp.advice.plan;

import io.davylamp.advice.HedgedOutlook;
import io.davylamp.hedging.Deal;
import io.davylamp.hedging.pricing.Greeks;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Adds up what sizes of moves do to an outlook. Sizes are given in the order of the moves, in their units. */
final class Ledger {
    private final Outlook outlook;
    private final List<Move> moves;
    private final double[] untouchedUsd;

    /**
     * A ledger.
     *
     * @param outlook the operator's coming weeks
     * @param moves what can be done
     */
    Ledger(Outlook outlook, List<Move> moves) {
        this.outlook = outlook;
        this.moves = List.copyOf(moves);
        double cost = outlook.flows().costUsdPerDay() * outlook.days();
        double expected = outlook.expectedBtc();
        this.untouchedUsd = outlook.scenarios()
                .each((p, d) -> expected * p / d - cost + outlook.inPlace().payoffUsd(p, d));
    }

    Outlook outlook() {
        return outlook;
    }

    List<Move> moves() {
        return moves;
    }

    /** The operator's position. */
    HedgedOutlook standing(double... sizes) {
        double[] flows = cashFlowUsd(sizes);
        double mean = Scenarios.mean(flows) / outlook.days();
        return new HedgedOutlook(
                hedgedBtc(sizes) / outlook.expectedBtc(),
                base(sizes),
                stressed(sizes),
                mean,
                Scenarios.low(flows) / outlook.days(),
                greeks(sizes));
    }

    /** Cash flow of the horizon after debt service that one outcome in twenty falls short of, USD. */
    double lowCashFlowUsd(double... sizes) {
        return Scenarios.low(cashFlowUsd(sizes));
    }

    /** Cash flow of the horizon after debt service, USD, in each scenario. */
    double[] cashFlowUsd(double... sizes) {
        double[] flows = untouchedUsd.clone();
        for (int move = 0; move < sizes.length; move++) {
            if (sizes[move] != 0) {
                double[] gains = moves.get(move).each().gainUsd();
                for (int i = 0; i < flows.length; i++) {
                    flows[i] += sizes[move] * gains[i];
                }
            }
        }
        return flows;
    }

    /** What the mandate counts as their cost, USD. */
    double countedUsd(double... sizes) {
        return sum(sizes, it -> it.price().countedUsd());
    }

    /** Premiums, fees and initial margin, USD. */
    double boundUsd(double... sizes) {
        return sum(
                sizes,
                it -> it.price().premiumUsd()
                        + it.price().feesUsd()
                        + it.price().initialMarginUsd());
    }

    /** Cash raised by selling coins, USD. */
    double raisedUsd(double... sizes) {
        return sum(sizes, it -> it.coinsBtc() < 0 ? it.cashUsd() : 0);
    }

    /** Production covered or done away with, hedges in place included, BTC. */
    double hedgedBtc(double... sizes) {
        return outlook.inPlace().btc() + sum(sizes, Move.Each::coveredBtc);
    }

    HedgedOutlook.Case base(double... sizes) {
        double spot = outlook.spotUsd();
        double payoff = outlook.inPlace().payoffUsd(spot, 1) + sum(sizes, Move.Each::basePayoffUsd);
        double revenue = outlook.flows().btcPerDay() * spot;
        return of(sizes, spot, revenue, outlook.flows().powerUsdPerDay(), payoff);
    }

    HedgedOutlook.Case stressed(double... sizes) {
        double price = outlook.stressedPriceUsd();
        double difficulty = 1 + outlook.stress().difficultyChange();
        double payoff = outlook.inPlace().payoffUsd(price, difficulty) + sum(sizes, Move.Each::stressedPayoffUsd);
        double revenue = outlook.flows().btcPerDay() * price / difficulty;
        double power = outlook.flows().powerUsdPerDay() * (1 + outlook.stress().powerChange());
        return of(sizes, price, revenue, power, payoff);
    }

    private HedgedOutlook.Case of(double[] sizes, double priceUsd, double revenue, double power, double payoffUsd) {
        int days = outlook.days();
        Outlook.Flows flows = outlook.flows();
        double operating = revenue - power - flows.otherUsdPerDay();
        double paid = sum(sizes, it -> it.price().paidUsd());
        double burn = flows.debtServiceUsdPerDay() - operating;
        Outlook.Funds funds = new Outlook.Funds(
                outlook.funds().cashUsd() + sum(sizes, Move.Each::cashUsd),
                outlook.funds().freeBtc() + sum(sizes, Move.Each::coinsBtc),
                outlook.funds().haircut());
        double liquidity = funds.atUsd(priceUsd);
        double margin = sum(sizes, it -> it.price().initialMarginUsd());
        OptionalDouble dscr = flows.debtServiceUsdPerDay() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((operating + (payoffUsd - paid) / days) / flows.debtServiceUsdPerDay());
        return new HedgedOutlook.Case(runway(liquidity, burn - payoffUsd / days, burn, margin, days), dscr, liquidity);
    }

    /**
     * How long liquidity lasts, days, hedges settling in equal parts until the end of the horizon and their margin
     * coming back then; empty where it lasts for ever.
     *
     * @param during burn until the end of the horizon, USD a day
     * @param after burn from then on, USD a day
     */
    static OptionalDouble runway(double liquidityUsd, double during, double after, double marginUsd, int days) {
        if (liquidityUsd <= 0 && during > 0) {
            return OptionalDouble.of(0);
        }
        if (during > 0 && liquidityUsd / during <= days) {
            return OptionalDouble.of(liquidityUsd / during);
        }
        double left = liquidityUsd - during * days + marginUsd;
        return after <= 0 ? OptionalDouble.empty() : OptionalDouble.of(days + left / after);
    }

    private Greeks greeks(double... sizes) {
        double revenue = outlook.expectedBtc() * outlook.spotUsd();
        Greeks sum = new Greeks(outlook.expectedBtc(), 0, 0, revenue * (1 / (1 + Deal.DIFFICULTY_STEP) - 1))
                .plus(outlook.inPlace().greeks(outlook.forwards()), 1);
        for (int move = 0; move < sizes.length; move++) {
            sum = sum.plus(moves.get(move).each().greeks(), sizes[move]);
        }
        return sum;
    }

    private double sum(double[] sizes, ToDoubleFunction<Move.Each> figure) {
        double sum = 0;
        for (int move = 0; move < sizes.length; move++) {
            if (sizes[move] != 0) {
                sum += sizes[move] * figure.applyAsDouble(moves.get(move).each());
            }
        }
        return sum;
    }
}
