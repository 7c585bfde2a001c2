package io.davylamp.hedging.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Smiles in time, without an arbitrage. A later expiry is never cheaper than an earlier one at the same moneyness.
 * Between two, total variance is linear in time at the same moneyness wherever that leaves prices convex, which is
 * looked at for the pair as a whole; else prices themselves are mixed, which always does. Before the first expiry
 * volatility stays what it is there: total variance that shrinks as a whole keeps prices convex. After the last, variance
 * grows as at the money, so that the smile flattens.
 */
public final class ConvexSurface {
    /** The last year anyone asks for; there the smile is taken to be flat. */
    private static final double FAR_YEARS = 101;

    private final double[] years;
    private final Expiry[] expiries;
    private final AtomicReferenceArray<Between> between;

    private ConvexSurface(double[] years, Expiry[] expiries) {
        this.years = years;
        this.expiries = expiries;
        this.between = new AtomicReferenceArray<>(years.length);
    }

    /**
     * The surface through quotes, or through the nearest that do not contradict each other.
     *
     * @param variances total variance by years and by log-moneyness
     */
    public static ConvexSurface of(NavigableMap<Double, ? extends NavigableMap<Double, Double>> variances) {
        int n = variances.size();
        double[] years = new double[n + 1];
        Expiry[] expiries = new Expiry[n + 1];
        List<Expiry> smiles = new ArrayList<>();
        int i = 0;
        for (var expiry : variances.entrySet()) {
            years[i] = expiry.getKey();
            Smile smile = Ceiling.below(years[i], expiry.getValue(), variances.tailMap(years[i], false));
            expiries[i++] = Dearer.of(smiles, smile);
            smiles.add(smile);
        }
        years[n] = FAR_YEARS;
        expiries[n] =
                Dearer.of(List.of(expiries[n - 1]), new Flat(expiries[n - 1].variance(0) / years[n - 1] * FAR_YEARS));
        return new ConvexSurface(years, expiries);
    }

    /** Total variance, {@code σ²T}. */
    public double variance(double year, double logMoneyness) {
        int found = Arrays.binarySearch(years, year);
        if (found >= 0) {
            return expiries[found].variance(logMoneyness);
        }
        int after = -found - 1;
        if (after == 0) {
            return expiries[0].variance(logMoneyness) * year / years[0];
        }
        return between(Math.min(after, years.length - 1)).variance(year, logMoneyness);
    }

    private Between between(int after) {
        Between known = between.get(after);
        if (known == null) {
            known = Between.of(years[after - 1], expiries[after - 1], years[after], expiries[after]);
            between.set(after, known);
        }
        return known;
    }
}
