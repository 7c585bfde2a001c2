package io.davylamp.hedging.smile;

import java.util.Map;
import java.util.NavigableMap;

/**
 * Total variance linear in log-moneyness between the quotes of an expiry, and linear in time at the same moneyness
 * between expiries; outside, volatility stays what it is at the nearest quote. Straight lines have kinks, at which
 * butterflies may be below zero: verdicts of the first edition were priced by it, and still are.
 */
public record LinearVariance(NavigableMap<Double, NavigableMap<Double, Double>> variances) {

    /** Total variance, {@code σ²T}. */
    public double variance(double years, double k) {
        Map.Entry<Double, NavigableMap<Double, Double>> before = variances.floorEntry(years);
        Map.Entry<Double, NavigableMap<Double, Double>> after = variances.ceilingEntry(years);
        if (before == null || after == null) {
            var only = before == null ? variances.firstEntry() : variances.lastEntry();
            return interpolated(only.getValue(), k) * years / only.getKey();
        }
        double low = interpolated(before.getValue(), k);
        double high = interpolated(after.getValue(), k);
        return between(years, before.getKey(), low, after.getKey(), high);
    }

    /** Total variance of one expiry. */
    public static double interpolated(NavigableMap<Double, Double> expiry, double k) {
        Map.Entry<Double, Double> left = expiry.floorEntry(k);
        Map.Entry<Double, Double> right = expiry.ceilingEntry(k);
        if (left == null) {
            return expiry.firstEntry().getValue();
        }
        return right == null
                ? left.getValue()
                : between(k, left.getKey(), left.getValue(), right.getKey(), right.getValue());
    }

    private static double between(double x, double x0, double y0, double x1, double y1) {
        return x0 == x1 ? y0 : y0 + (y1 - y0) * (x - x0) / (x1 - x0);
    }
}
