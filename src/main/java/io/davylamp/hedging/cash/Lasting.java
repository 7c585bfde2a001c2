package io.davylamp.hedging.cash;

import java.util.OptionalDouble;

/**
 * How an operator's liquidity does in one case.
 *
 * @param runwayDays how long it lasts, hedges settling in equal parts until the end of the horizon; empty: nothing burns
 * @param dscr cash flow with hedges / debt service over the horizon; empty: no debt is served
 * @param liquidityUsd what can be paid with today, USD
 * @param endUsd what can be paid with at the end of the horizon, margin returned, USD; below zero: so much is missing
 */
public record Lasting(OptionalDouble runwayDays, OptionalDouble dscr, double liquidityUsd, double endUsd) {
    /** Runway, with "nothing burns" as longer than any. */
    double runwayOrForever() {
        return runwayDays.orElse(Double.POSITIVE_INFINITY);
    }
}
