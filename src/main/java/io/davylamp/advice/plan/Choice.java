package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Order;
import io.davylamp.hedging.cash.CashChange;
import java.time.LocalDate;
import java.util.List;

/**
 * One move of one size, with what it costs and where it leaves the operator.
 *
 * @param move the move
 * @param order what is traded
 * @param cost what that costs and binds
 * @param after the operator's position then
 */
record Choice(Move move, Order order, Cost cost, HedgedOutlook after) {
    private static final double ROUNDING = 1e-9;

    static Choice of(Move move, double size, Outlook outlook, LocalDate today) {
        return new Choice(
                move,
                Order.of(move, size, outlook, today),
                Cost.NONE.plus(move.each().price(), size),
                new Ledger(outlook, List.of(move)).standing(size));
    }

    /** What it does to cash. */
    CashChange change() {
        return move.each().change().times(order.size());
    }

    /** Whether it is no larger than the mandate allows. */
    boolean withinMost() {
        return order.size() <= move.most() * (1 + ROUNDING);
    }
}
