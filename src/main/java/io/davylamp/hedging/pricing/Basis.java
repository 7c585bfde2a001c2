package io.davylamp.hedging.pricing;

import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a dated future is above spot, a year of 365 days. Prices in USD per BTC above 0, days above 0. Positive is
 * contango: whoever sells the future against coins held or about to be mined earns it.
 */
public final class Basis {
    private static final double MILLIS_PER_YEAR = DayCount.DAYS_PER_YEAR * 86_400_000;

    private Basis() {}

    /** Time from one moment to another, years of 365 days. */
    static double years(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_YEAR;
    }

    /** Simple annualised basis, fraction per year: {@code (F/S − 1) · 365/d}. */
    public static double simple(double spotUsd, double futureUsd, double days) {
        check(spotUsd, futureUsd, days);
        return (futureUsd / spotUsd - 1) * DayCount.DAYS_PER_YEAR / days;
    }

    /** Continuous annualised basis, fraction per year: {@code ln(F/S) · 365/d}. */
    public static double continuous(double spotUsd, double futureUsd, double days) {
        check(spotUsd, futureUsd, days);
        return Math.log(futureUsd / spotUsd) * DayCount.DAYS_PER_YEAR / days;
    }

    /** The forward a continuous basis implies, USD per BTC: {@code S · exp(b · d/365)}. */
    public static double forward(double spotUsd, double continuousPerYear, double days) {
        check(spotUsd, spotUsd, days);
        return spotUsd * Math.exp(continuousPerYear * days / DayCount.DAYS_PER_YEAR);
    }

    private static void check(double spotUsd, double futureUsd, double days) {
        Range.positive("spotUsd", spotUsd);
        Range.positive("futureUsd", futureUsd);
        Range.positive("days", days);
    }
}
