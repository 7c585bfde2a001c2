package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.hedging.Deal;
import io.davylamp.hedging.cash.CashChange;
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
    /** A dollar of fees. */
    private static final CashChange FEE = new CashChange(1, 0, 0, 0, 0, 0, 0);

    /** In what sizes are counted: BTC, or PH/s of hashrate and machines, or MW of power. */
    public String unit() {
        return switch (instrument) {
            case HASHRATE_FORWARD, PREPAID_HASHRATE, CURTAIL -> "PH/s";
            case FIX_POWER -> "MW";
            default -> "BTC";
        };
    }

    /** BTC of a lot of it over so many days; 0 of what is done on site. */
    double lotBtc(int days) {
        return switch (instrument) {
            case CURTAIL, FIX_POWER -> 0;
            default ->
                terms.lot()
                        * deal.map(it -> it.hashpriceBtc().isPresent()
                                        ? it.hashpriceBtc().getAsDouble() * days
                                        : 1)
                                .orElse(1.0);
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
                CashChange.NONE.plus(each.change(), -1).plus(FEE, 2 * fees),
                -each.coveredBtc(),
                Greeks.NONE.plus(each.greeks(), -1),
                gains);
        return new Move(instrument, terms, deal, most, undone);
    }

    /**
     * What one unit costs and changes, USD unless named otherwise.
     *
     * @param price what it costs
     * @param change what it does to cash, now and by the end of the horizon
     * @param coveredBtc production it covers, or does away with
     * @param greeks how its worth moves
     * @param gainUsd change of the horizon's cash flow in each scenario, premium and fees taken off
     */
    record Each(Cost price, CashChange change, double coveredBtc, Greeks greeks, double[] gainUsd) {}
}
