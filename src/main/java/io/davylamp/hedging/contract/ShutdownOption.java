package io.davylamp.hedging.contract;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.HashpriceCurve;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.mining.Range;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Production as an option: a miner that may switch off holds, for each day ahead, a call on that day's hashprice struck
 * at its breakeven (Black-76 by day). The miner is long it, so gamma and vega are positive. Per PH/s and before the
 * pool's fee: of a breakeven that allows for the fee, {@code cost / (1 − fee)}, a miner keeps {@code 1 − fee} times
 * these figures. Switching costs and take-or-pay power are left out, so it is the most the
 * right can be worth.
 *
 * @param curve forward hashprice by day
 * @param days days ahead, 1 or more
 * @param breakevenUsdPerPhDay hashprice at which cash cost is just covered, 0 or more
 * @param volPerYear volatility of hashprice, fraction per year
 * @param ratePerYear discount rate, fraction per year
 */
public record ShutdownOption(
        HashpriceCurve curve, int days, double breakevenUsdPerPhDay, double volPerYear, double ratePerYear) {
    public ShutdownOption {
        Range.within("days", days, 1, 36_500, "Maybe hours were given.");
        Range.nonNegative("breakevenUsdPerPhDay", breakevenUsdPerPhDay);
    }

    /** Worth of the days with the right to switch off, USD per PH/s. */
    public double valuePerPh() {
        return breakevenUsdPerPhDay == 0
                ? committedPerPh()
                : sum(day -> day.market().price(OptionKind.CALL, breakevenUsdPerPhDay));
    }

    /** Worth of the same days without it, running at a loss if need be: {@code Σ e^(−rt) (HP(t) − HP_be)}. */
    public double committedPerPh() {
        return sum(day -> day.market().discount() * (day.market().forward() - breakevenUsdPerPhDay));
    }

    /** What the right itself is worth, USD per PH/s: never negative. */
    public double switchOffPerPh() {
        return Math.max(0, valuePerPh() - committedPerPh());
    }

    /** Change of value for 1 USD/PH/day of hashprice today: the curve moves with it. */
    public double delta() {
        return sum(day -> day.perHashprice() * day.delta(breakevenUsdPerPhDay));
    }

    /** Change of delta for 1 USD/PH/day of hashprice today. */
    public double gamma() {
        return breakevenUsdPerPhDay == 0
                ? 0
                : sum(day ->
                        day.perHashprice() * day.perHashprice() * day.market().gamma(breakevenUsdPerPhDay));
    }

    /** Change of value for 1.00 (100 points) of volatility of hashprice. */
    public double vega() {
        return breakevenUsdPerPhDay == 0 ? 0 : sum(day -> day.market().vega(breakevenUsdPerPhDay));
    }

    /** Days on which the miner is expected to run, risk-neutral. */
    public double expectedRunningDays() {
        return breakevenUsdPerPhDay == 0
                ? days
                : sum(day -> day.market().exerciseProbability(OptionKind.CALL, breakevenUsdPerPhDay));
    }

    /**
     * One day of the strip.
     *
     * @param market options on that day's hashprice
     * @param perHashprice how far its forward moves with today's hashprice
     */
    private record Day(Black76 market, double perHashprice) {
        double delta(double strike) {
            return strike == 0 ? market.discount() : market.delta(OptionKind.CALL, strike);
        }
    }

    private double sum(ToDoubleFunction<Day> figure) {
        double today = curve.btcPerPhDay() * curve.spotUsd();
        return IntStream.range(0, days)
                .mapToObj(day -> new Day(
                        new Black76(curve.usd(day), HashpriceCurve.years(day), volPerYear, ratePerYear),
                        curve.usd(day) / today))
                .mapToDouble(figure)
                .sum();
    }
}
