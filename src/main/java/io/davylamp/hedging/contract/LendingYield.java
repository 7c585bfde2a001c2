package io.davylamp.hedging.contract;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;

/**
 * What lending the treasury earns once its risks are paid for. Lent coins are out of reach until the lock-up ends and
 * count as nothing in a runway meanwhile; {@link #lockUpDiscount} says what that is worth.
 *
 * @param grossPerYear yield promised, fraction per year
 * @param defaultsPerYear borrower's probability of default within a year, fraction
 * @param lossGivenDefault share lost then, fraction
 * @param liquidityCostPerYear what a credit line that replaces the coins costs, fraction per year
 * @param lockUpDays days without a way out, 0 or more
 */
public record LendingYield(
        double grossPerYear,
        double defaultsPerYear,
        double lossGivenDefault,
        double liquidityCostPerYear,
        double lockUpDays) {
    public LendingYield {
        Range.within("grossPerYear", grossPerYear, -0.5, 5, "Maybe it is a percentage: write 0.06 for 6 %.");
        Range.fraction("defaultsPerYear", defaultsPerYear);
        Range.fraction("lossGivenDefault", lossGivenDefault);
        Range.within("liquidityCostPerYear", liquidityCostPerYear, 0, 5, "Maybe it is a percentage: write 0.01.");
        Range.nonNegative("lockUpDays", lockUpDays);
    }

    /** {@code PD · LGD}, fraction per year. */
    public double expectedLossPerYear() {
        return defaultsPerYear * lossGivenDefault;
    }

    /** Gross less expected loss and liquidity cost, fraction per year. */
    public double netPerYear() {
        return grossPerYear - expectedLossPerYear() - liquidityCostPerYear;
    }

    /** Yield below which lending loses, fraction per year. */
    public double breakevenGrossPerYear() {
        return expectedLossPerYear() + liquidityCostPerYear;
    }

    /** Earned over the lock-up, net, fraction. */
    public double netOverLockUp() {
        return netPerYear() * lockUpDays / DayCount.DAYS_PER_YEAR;
    }

    /**
     * The most that not being able to sell during the lock-up can cost, fraction of the coins' value: an at-the-money
     * put for that time (Chaffe 1993). It bounds the cost for an owner who would sell at the worst moment.
     *
     * @param volPerYear volatility of the coin, fraction per year
     */
    public double lockUpDiscount(double volPerYear) {
        return lockUpDays == 0
                ? 0
                : new Black76(1, lockUpDays / DayCount.DAYS_PER_YEAR, volPerYear, 0).price(OptionKind.PUT, 1);
    }
}
