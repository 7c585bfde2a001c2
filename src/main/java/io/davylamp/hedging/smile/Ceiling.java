package io.davylamp.hedging.smile;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps an expiry below what later ones are quoted at. Where few strikes are quoted, what is assumed between and beyond
 * them may be dearer than a later quote, though no quote contradicts another: a point is then added at that strike, as
 * close to the later quote's volatility as the expiry's own quotes allow.
 */
final class Ceiling {
    private static final double INSIDE = 0.05;
    private static final double FARTHEST = 20;

    /** Prices of calls by strike, forward 1, with one struck at 0 and one that costs nothing. */
    private final TreeMap<Double, Double> calls = new TreeMap<>();

    private Ceiling(NavigableMap<Double, Double> variances) {
        variances.forEach((k, variance) -> calls.put(Math.exp(k), call(k, variance)));
        double deviation = Math.sqrt(variances.lastEntry().getValue());
        calls.put(0.0, 1.0);
        calls.put(Math.exp(variances.lastKey()) * (1 + FARTHEST * deviation), 0.0);
    }

    /**
     * The smile of an expiry below later quotes.
     *
     * @param years the expiry
     * @param own its quotes: total variance by log-moneyness
     * @param later all later quotes, by years
     */
    static Smile below(
            double years,
            NavigableMap<Double, Double> own,
            NavigableMap<Double, ? extends NavigableMap<Double, Double>> later) {
        NavigableMap<Double, Double> points = new TreeMap<>(own);
        Smile smile = Smile.of(points);
        for (var expiry : later.entrySet()) {
            for (var quote : expiry.getValue().entrySet()) {
                double k = quote.getKey();
                boolean dearer = smile.price(k) > TotalVol.price(k, Math.sqrt(quote.getValue()));
                if (dearer && !points.containsKey(k)) {
                    double sameVol = quote.getValue() * years / expiry.getKey();
                    double point = new Ceiling(points).point(k, sameVol, quote.getValue(), smile.variance(k));
                    points.put(k, point);
                    smile = Smile.of(points);
                }
            }
        }
        return smile;
    }

    /** Total variance for a new point; what is there, where no point below the ceiling fits the quotes around. */
    private double point(double k, double wanted, double ceiling, double present) {
        double x = Math.exp(k);
        double least = Math.max(Math.max(0, 1 - x), Math.max(fromBelow(x), fromAbove(x)));
        double most = call(k, ceiling);
        double room = INSIDE * (most - least);
        if (!(room > 0)) {
            return present;
        }
        double price = Math.max(least + room, Math.min(most - room, call(k, wanted)));
        double total = TotalVol.of(k, price - (k < 0 ? 1 - x : 0), Math.sqrt(wanted));
        return total * total;
    }

    private static double call(double k, double variance) {
        return TotalVol.price(k, Math.sqrt(variance)) + (k < 0 ? -Math.expm1(k) : 0);
    }

    /** What convexity asks for at least, by the two strikes below. */
    private double fromBelow(double x) {
        Map.Entry<Double, Double> near = calls.lowerEntry(x);
        Map.Entry<Double, Double> far = near == null ? null : calls.lowerEntry(near.getKey());
        return near == null || far == null ? 0 : onLine(x, far, near);
    }

    private double fromAbove(double x) {
        Map.Entry<Double, Double> near = calls.higherEntry(x);
        Map.Entry<Double, Double> far = near == null ? null : calls.higherEntry(near.getKey());
        return near == null || far == null ? 0 : onLine(x, near, far);
    }

    private static double onLine(double x, Map.Entry<Double, Double> one, Map.Entry<Double, Double> other) {
        double slope = (other.getValue() - one.getValue()) / (other.getKey() - one.getKey());
        return one.getValue() + slope * (x - one.getKey());
    }
}
