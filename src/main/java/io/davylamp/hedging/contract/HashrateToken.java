package io.davylamp.hedging.contract;

import io.davylamp.hedging.pricing.HashpriceCurve;
import io.davylamp.mining.Range;
import java.util.stream.IntStream;

/**
 * A token that passes on what hashrate earns for a number of days, at what the days are worth: compare with what it is
 * sold for. Per PH/s (divide by 1,000 for a TH/s token), with payout on each day's earnings net of the pool's fee and
 * the issuer's daily charge for power and upkeep.
 *
 * <p>Two readings of the charge: {@link #fairUsd} where losing days are charged to the holder, and
 * {@link #fairUsdWithSwitchOff} where the issuer stops mining and charging then (a strip of calls on hashprice).
 *
 * @param curve hashprice by day
 * @param days days the token runs, 1 or more
 * @param poolFee fraction of earnings
 * @param chargeUsdPerPhDay power and upkeep, USD per PH/s and day, 0 or more
 * @param ratePerYear discount rate, continuously compounded, fraction per year; the issuer's credit belongs in it
 */
public record HashrateToken(
        HashpriceCurve curve, int days, double poolFee, double chargeUsdPerPhDay, double ratePerYear) {
    public HashrateToken {
        Range.within("days", days, 1, 36_500, "Maybe hours were given.");
        Range.within("poolFee", poolFee, 0, 0.5, "Maybe it is a percentage: write 0.02 for 2 %.");
        Range.nonNegative("chargeUsdPerPhDay", chargeUsdPerPhDay);
        Range.within("ratePerYear", ratePerYear, -1, 2, "Maybe it is a percentage: write 0.10 for 10 %.");
    }

    /** Fair value per PH/s, USD: {@code Σ e^(−rt) [HP(t)(1 − fee) − charge]}; negative where the charge eats it all. */
    public double fairUsd() {
        return IntStream.range(0, days)
                .mapToDouble(day -> discount(day) * (curve.usd(day) * (1 - poolFee) - chargeUsdPerPhDay))
                .sum();
    }

    /**
     * Fair value per PH/s where losing days cost nothing, USD.
     *
     * @param volPerYear volatility of hashprice, fraction per year
     */
    public double fairUsdWithSwitchOff(double volPerYear) {
        return (1 - poolFee)
                * new ShutdownOption(curve, days, chargeUsdPerPhDay / (1 - poolFee), volPerYear, ratePerYear)
                        .valuePerPh();
    }

    /** What a buyer pays above the fair value, fraction of it. */
    public double premiumAt(double pricePerPhUsd) {
        return pricePerPhUsd / fairUsd() - 1;
    }

    private double discount(int day) {
        return Math.exp(-ratePerYear * HashpriceCurve.years(day));
    }
}
