package io.davylamp.advice;

import io.davylamp.hedging.pricing.Greeks;
import java.util.OptionalDouble;

/**
 * An operator's position with a set of hedges.
 *
 * @param hedgeRatio share of expected production hedged
 * @param base at today's price, difficulty and power price
 * @param stressed under the rulebook's stress
 * @param meanCashFlowUsdPerDay expected cash flow after debt service over the horizon, USD a day
 * @param lowCashFlowUsdPerDay the same that one outcome in twenty falls short of, USD a day
 * @param greeks of production and all hedges together
 */
public record HedgedOutlook(
        double hedgeRatio,
        Case base,
        Case stressed,
        double meanCashFlowUsdPerDay,
        double lowCashFlowUsdPerDay,
        Greeks greeks) {

    /** Cash flow at risk: how far the low outcome is below the mean, USD a day. */
    public double cashFlowAtRiskUsdPerDay() {
        return meanCashFlowUsdPerDay - lowCashFlowUsdPerDay;
    }

    /**
     * One case.
     *
     * @param runwayDays how long liquidity lasts, hedges settling at the end of the horizon; empty: nothing burns
     * @param dscr cash flow with hedges / debt service over the horizon; empty: no debt is served
     * @param liquidityUsd what can be paid with today, USD
     */
    public record Case(OptionalDouble runwayDays, OptionalDouble dscr, double liquidityUsd) {
        /** Runway, with "nothing burns" as longer than any. */
        public double runwayOrForever() {
            return runwayDays.orElse(Double.POSITIVE_INFINITY);
        }
    }
}
