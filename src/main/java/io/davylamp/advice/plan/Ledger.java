package io.davylamp.advice.plan;

import io.davylamp.advice.HedgedOutlook;
import io.davylamp.hedging.Deal;
import io.davylamp.hedging.cash.CashChange;
import io.davylamp.hedging.cash.Lasting;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.mining.Instrument;
import java.util.List;
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
                coveredBtc(sizes) / outlook.coverableBtc(),
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

    /** Production covered, hedges in place included, BTC; machines stopped cover nothing. */
    private double coveredBtc(double... sizes) {
        double stopped = 0;
        for (int move = 0; move < sizes.length; move++) {
            if (moves.get(move).instrument() == Instrument.CURTAIL) {
                stopped += sizes[move] * moves.get(move).each().coveredBtc();
            }
        }
        return hedgedBtc(sizes) - stopped;
    }

    /** Production covered or done away with, hedges in place included, BTC. */
    double hedgedBtc(double... sizes) {
        return outlook.inPlace().btc() + sum(sizes, Move.Each::coveredBtc);
    }

    HedgedOutlook.Case base(double... sizes) {
        return caseOf(outlook.means().base(change(sizes)));
    }

    HedgedOutlook.Case stressed(double... sizes) {
        return caseOf(outlook.means().stressed(change(sizes)));
    }

    private static HedgedOutlook.Case caseOf(Lasting lasting) {
        return new HedgedOutlook.Case(lasting.runwayDays(), lasting.dscr(), lasting.liquidityUsd());
    }

    /** What sizes do to cash in all. */
    CashChange change(double... sizes) {
        CashChange sum = CashChange.NONE;
        for (int move = 0; move < sizes.length; move++) {
            if (sizes[move] != 0) {
                sum = sum.plus(moves.get(move).each().change(), sizes[move]);
            }
        }
        return sum;
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
