package io.davylamp.hedging.contract;

import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;

/**
 * Coins held (or about to be mined) against a future sold: the basis is earned, funding and fees are paid. Free of
 * price risk at expiry, but the future's daily margin must be met on the way.
 *
 * @param spotUsd spot price, USD per BTC, above 0
 * @param futureUsd price of the future, USD per BTC, above 0
 * @param days to expiry, above 0
 * @param fundingPerYear what the coins' money costs, simple, fraction per year; 0 for coins owned anyway
 * @param feesFraction all fees of both legs as a share of spot: 12 basis points are 0.0012
 */
public record CashAndCarry(double spotUsd, double futureUsd, double days, double fundingPerYear, double feesFraction) {
    public CashAndCarry {
        Range.positive("spotUsd", spotUsd);
        Range.positive("futureUsd", futureUsd);
        Range.positive("days", days);
        Range.within("fundingPerYear", fundingPerYear, -1, 2, "Maybe it is a percentage: write 0.055 for 5.5 %.");
        Range.within("feesFraction", feesFraction, 0, 0.5, "Maybe basis points were given: 12 are 0.0012.");
    }

    /** Profit of one BTC carried to expiry, USD: {@code F − S − S·f·d/365 − S·fees}. */
    public double profitUsdPerBtc() {
        return futureUsd - spotUsd * (1 + fundingPerYear * days / DayCount.DAYS_PER_YEAR + feesFraction);
    }

    /** The same on the money tied up, simple, fraction per year. */
    public double netPerYear() {
        return profitUsdPerBtc() / spotUsd * DayCount.DAYS_PER_YEAR / days;
    }

    /** The future's price at which nothing is left, USD per BTC. */
    public double breakevenFutureUsd() {
        return futureUsd - profitUsdPerBtc();
    }
}
