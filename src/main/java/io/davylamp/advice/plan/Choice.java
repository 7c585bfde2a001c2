package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Order;
import java.time.LocalDate;
import java.util.List;

/**
 * One move of one size, with what it costs and where it leaves the operator.
 *
 * @param order what is traded
 * @param cost what that costs and binds
 * @param after the operator's position then
 */
record Choice(Order order, Cost cost, HedgedOutlook after) {
    static Choice of(Move move, double size, Outlook outlook, LocalDate today) {
        return new Choice(
                Order.of(move, size, outlook, today),
                Cost.NONE.plus(move.each().price(), size),
                new Ledger(outlook, List.of(move)).standing(size));
    }
}
