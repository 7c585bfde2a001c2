package io.davylamp.advice;

/**
 * What would bring an operator back to its target where no hedge does, sized.
 *
 * @param kind what is done
 * @param size how much
 * @param unit USD of money, USD a day of debt service that can be borne, PH/s of machines stopped, MW of power sold
 * @param text the same as a sentence
 */
public record Remedy(Kind kind, double size, String unit, String text) {

    /** What can be done beside hedging. */
    public enum Kind {
        /** Equity, or a loan without service until then. */
        NEW_MONEY,
        /** Interest and principal brought down to what can be borne. */
        LOWER_DEBT_SERVICE,
        /** Machines stopped that earn less than their power costs, today or under stress. */
        STOP_MACHINES,
        /** Power let as hosting, or sold back, instead of mined with. */
        SELL_POWER
    }
}
