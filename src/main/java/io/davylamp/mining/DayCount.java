package io.davylamp.mining;

/** How days are counted as years, in rates, volatilities and terms alike: actual days over a fixed year of 365. */
public final class DayCount {
    public static final double DAYS_PER_YEAR = 365;

    private DayCount() {}
}
