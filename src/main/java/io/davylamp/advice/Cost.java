package io.davylamp.advice;

/**
 * What orders, or one unit of a move, cost and bind, USD.
 *
 * @param premiumUsd paid today
 * @param feesUsd fees and half the spread
 * @param initialMarginUsd put up at the start; it comes back
 * @param fundingUsd what that margin costs over the tenor
 * @param upsideUsd value today of the price rises given up
 * @param countedUsd premium, fees and funding, and upside by the mandate's weight: what choices are ranked by
 * @param marginAtRiskUsd the most the hedge itself may bind in 95 of 100 outcomes: a price that rises calls for margin
 *     while the coins it would be paid with are still to be mined
 */
public record Cost(
        double premiumUsd,
        double feesUsd,
        double initialMarginUsd,
        double fundingUsd,
        double upsideUsd,
        double countedUsd,
        double marginAtRiskUsd) {
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0);

    /** Premium and fees, which are gone for good, USD. */
    public double paidUsd() {
        return premiumUsd + feesUsd;
    }

    /** All that is taken from cash at the start, USD. */
    public double boundUsd() {
        return paidUsd() + initialMarginUsd;
    }

    /** This and so many units of another. */
    public Cost plus(Cost unit, double size) {
        return new Cost(
                premiumUsd + size * unit.premiumUsd(),
                feesUsd + size * unit.feesUsd(),
                initialMarginUsd + size * unit.initialMarginUsd(),
                fundingUsd + size * unit.fundingUsd(),
                upsideUsd + size * unit.upsideUsd(),
                countedUsd + size * unit.countedUsd(),
                marginAtRiskUsd + size * unit.marginAtRiskUsd());
    }
}
