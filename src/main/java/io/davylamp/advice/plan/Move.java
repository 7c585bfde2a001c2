package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.hedging.Deal;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.util.Optional;

/**
 * One thing that can be done, with what a unit of it costs and changes. All of that is in proportion to its size, which
 * is what lets sets of moves be added up.
 *
 * @param instrument with what
 * @param terms on what terms
 * @param deal the trade's terms; empty for what is not a derivative
 * @param most the largest size, units
 * @param each what one unit costs and changes
 */
public record Move(Instrument instrument, Mandate.Terms terms, Optional<Deal> deal, double most, Each each) {

    /** In what sizes are counted: BTC, or PH/s of hashrate and machines, or MW of power. */
    public String unit() {
        return switch (instrument) {
            case HASHRATE_FORWARD, PREPAID_HASHRATE, CURTAIL -> "PH/s";
            case FIX_POWER -> "MW";
            default -> "BTC";
        };
    }

    /** The same undone: bought back. Its fees are paid again, its margin comes back. */
    Move back() {
        Cost paid = each.price();
        double fees = paid.feesUsd();
        Cost price = new Cost(
                -paid.premiumUsd(),
                fees,
                -paid.initialMarginUsd(),
                -paid.fundingUsd(),
                -paid.upsideUsd(),
                2 * fees - paid.countedUsd(),
                -paid.marginAtRiskUsd());
        double[] gains = new double[each.gainUsd().length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = -each.gainUsd()[i] - 2 * fees;
        }
        Each undone = new Each(
                price,
                -each.cashUsd() - 2 * fees,
                -each.coinsBtc(),
                -each.coveredBtc(),
                -each.basePayoffUsd(),
                -each.stressedPayoffUsd(),
                Greeks.NONE.plus(each.greeks(), -1),
                gains);
        return new Move(instrument, terms, deal, most, undone);
    }

    /**
     * What one unit costs and changes, USD unless named otherwise.
     *
     * @param price what it costs
     * @param cashUsd change of cash today, premium, fees and margin taken off, proceeds added
     * @param coinsBtc change of free coins
     * @param coveredBtc production it covers, or does away with
     * @param basePayoffUsd what it pays by the end of the horizon at today's prices
     * @param stressedPayoffUsd what it pays by then under stress
     * @param greeks how its worth moves
     * @param gainUsd change of the horizon's cash flow in each scenario, premium and fees taken off
     */
    record Each(
            Cost price,
            double cashUsd,
            double coinsBtc,
            double coveredBtc,
            double basePayoffUsd,
            double stressedPayoffUsd,
            Greeks greeks,
            double[] gainUsd) {}
}
