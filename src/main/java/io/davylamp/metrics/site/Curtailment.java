package io.davylamp.metrics.site;

import io.davylamp.metrics.operator.Breakeven;
import io.davylamp.mining.Range;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Whether to hash or to switch off, hour by hour. A machine runs while power is worth no more elsewhere than hashing
 * makes of it: while the spot price is at or below the breakeven power price. Power bought ahead at a fixed price is
 * sold at spot when off; power bought at spot is simply not bought.
 *
 * @param loadKw power drawn when all runs, kW: PH/s × J/TH × PUE
 * @param breakevenUsdPerKwh what hashing makes of a kWh: {@link Breakeven#powerPrice}
 * @param contractUsdPerKwh fixed price of contracted power that may be resold; empty where power is bought at spot
 */
public record Curtailment(double loadKw, double breakevenUsdPerKwh, OptionalDouble contractUsdPerKwh) {
    public Curtailment {
        Range.nonNegative("loadKw", loadKw);
        Range.within("breakevenUsdPerKwh", breakevenUsdPerKwh, -100, 100, "Maybe cents or MWh were given.");
        contractUsdPerKwh.ifPresent(
                it -> Range.within("contractUsdPerKwh", it, -2, 2, "Maybe cents or MWh were given."));
    }

    /** Whether to hash in an hour: {@code spot ≤ breakeven}. */
    public boolean runs(double spotUsdPerKwh) {
        return spotUsdPerKwh <= breakevenUsdPerKwh;
    }

    /** Hours of a series in which it pays to hash. */
    public int hoursOn(double... spotUsdPerKwh) {
        return (int) Arrays.stream(spotUsdPerKwh).filter(this::runs).count();
    }

    /** What hashing through every hour earns over power's cost, USD. */
    public double alwaysOnUsd(double... spotUsdPerKwh) {
        return Arrays.stream(spotUsdPerKwh).map(this::onUsd).sum();
    }

    /** What the better of hashing and switching off earns in every hour, USD: never less than hashing through. */
    public double curtailedUsd(double... spotUsdPerKwh) {
        return Arrays.stream(spotUsdPerKwh)
                .map(spot -> runs(spot) ? onUsd(spot) : offUsd(spot))
                .sum();
    }

    /**
     * Demand-response income: {@code MW × (hours held ready × availability + hours called × energy)}, USD.
     *
     * @param megawatts load offered to the grid, MW
     * @param hoursReady hours it is ready, and what the grid pays for one MW of that, USD
     * @param hoursCalled hours it is called off, and what the grid pays for one MWh of that, USD
     */
    public static double demandResponseUsd(double megawatts, Paid hoursReady, Paid hoursCalled) {
        return megawatts * (hoursReady.usd() + hoursCalled.usd());
    }

    /**
     * Hours and their pay.
     *
     * @param hours how many
     * @param usdPerMwHour what one MW is paid for one of them, USD
     */
    public record Paid(double hours, double usdPerMwHour) {
        public Paid {
            Range.nonNegative("hours", hours);
            Range.nonNegative("usdPerMwHour", usdPerMwHour);
        }

        double usd() {
            return hours * usdPerMwHour;
        }
    }

    private double onUsd(double spot) {
        return loadKw * (breakevenUsdPerKwh - contractUsdPerKwh.orElse(spot));
    }

    private double offUsd(double spot) {
        return contractUsdPerKwh.isPresent() ? loadKw * (spot - contractUsdPerKwh.getAsDouble()) : 0;
    }
}
