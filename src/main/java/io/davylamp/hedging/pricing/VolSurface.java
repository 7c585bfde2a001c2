package io.davylamp.hedging.pricing;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import io.davylamp.mining.VolPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Implied volatility by expiry and strike. Strikes are placed by log-moneyness {@code k = ln(K/F)}, and what is
 * interpolated is total variance {@code w = σ²T}: linearly in k between the quotes of an expiry, linearly in time at
 * the same k between expiries. So every quote is met exactly, and where the quotes' variances rise with the expiry,
 * those between do too. Outside the quotes volatility stays what it is at the nearest: beyond the outer strikes, before
 * the first expiry and after the last.
 *
 * <p>The surface takes quotes as they are; {@link #arbitrage} lists where they contradict each other. Between the
 * strikes of an expiry, straight lines of variance have kinks, so it prices options but gives no densities.
 */
public final class VolSurface {
    private static final double TOLERANCE = 1e-9;

    private static volatile @Nullable Made last;

    private final NavigableMap<Double, NavigableMap<Double, Double>> variances;

    /**
     * One point of the surface.
     *
     * @param years time to expiry, above 0; equal for the quotes of one expiry
     * @param logMoneyness {@code ln(K/F)}
     * @param vol implied volatility, fraction per year
     */
    public record Quote(double years, double logMoneyness, double vol) {
        public Quote {
            Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
            Range.within("logMoneyness", logMoneyness, -20, 20, "Maybe the strike was given: write ln(K/F).");
            Range.within("vol", vol, 1e-6, 50, "Maybe it is a percentage: write 0.55 for 55 %.");
        }
    }

    /** A contradiction among the quotes that could be traded against. */
    public sealed interface Arbitrage {
        /** At this moneyness the later expiry has less total variance than the earlier one. */
        record Calendar(double years, double laterYears, double logMoneyness, double varianceMissing)
                implements Arbitrage {}

        /** Call prices bend the wrong way at this strike, by so much of the forward. */
        record Butterfly(double years, double logMoneyness, double size) implements Arbitrage {}
    }

    private VolSurface(NavigableMap<Double, NavigableMap<Double, Double>> variances) {
        this.variances = variances;
    }

    /** The surface of at least one quote; of two for one expiry and strike the later in the list counts. */
    public static VolSurface of(Collection<Quote> quotes) {
        if (quotes.isEmpty()) {
            throw new InvalidValue("quotes", "quotes is empty.", "Maybe every row was rejected: see the reasons.");
        }
        NavigableMap<Double, NavigableMap<Double, Double>> variances = new TreeMap<>();
        for (Quote quote : quotes) {
            variances
                    .computeIfAbsent(quote.years(), years -> new TreeMap<>())
                    .put(quote.logMoneyness(), quote.vol() * quote.vol() * quote.years());
        }
        return new VolSurface(variances);
    }

    /**
     * The surface a market quotes; empty where it quotes no option. A whole book is judged by one market, hedge after
     * hedge: the surface made last is kept, and given again for the same quotes at the same moment.
     */
    public static Optional<VolSurface> of(MarketSnapshot market) {
        List<VolPoint> quotes = market.quotes().vols();
        if (quotes.isEmpty()) {
            return Optional.empty();
        }
        Made made = last;
        if (made == null || !made.isOf(quotes, market.at())) {
            made = new Made(quotes, market.at(), quoted(market));
            last = made;
        }
        return Optional.of(made.surface());
    }

    /** A surface and what it was made of, told apart by identity: quotes never change once read. */
    private record Made(List<VolPoint> quotes, Instant at, VolSurface surface) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<VolPoint> others, Instant then) {
            return quotes == others && at.equals(then);
        }
    }

    private static VolSurface quoted(MarketSnapshot market) {
        return of(market.quotes().vols().stream()
                .map(it -> new Quote(
                        Basis.years(market.at(), it.expiry()),
                        Math.log(it.strikeUsd() / it.forwardUsd()),
                        it.impliedVol()))
                .toList());
    }

    /** Implied volatility, fraction per year. */
    public double vol(double years, double logMoneyness) {
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
        return Math.sqrt(variance(years, logMoneyness) / years);
    }

    /** The market of an option of one strike: its forward with the surface's volatility there. */
    public Black76 market(double forward, double strike, double years, double rate) {
        return new Black76(forward, years, vol(years, Math.log(strike / forward)), rate);
    }

    /** Total variance, {@code σ²T}. */
    private double variance(double years, double k) {
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

    private static double interpolated(NavigableMap<Double, Double> slice, double k) {
        Map.Entry<Double, Double> left = slice.floorEntry(k);
        Map.Entry<Double, Double> right = slice.ceilingEntry(k);
        if (left == null) {
            return slice.firstEntry().getValue();
        }
        return right == null
                ? left.getValue()
                : between(k, left.getKey(), left.getValue(), right.getKey(), right.getValue());
    }

    private static double between(double x, double x0, double y0, double x1, double y1) {
        return x0 == x1 ? y0 : y0 + (y1 - y0) * (x - x0) / (x1 - x0);
    }

    /**
     * Where the quotes contradict each other, by expiry: total variance that falls with the expiry, and calls whose
     * price is not falling and convex in the strike. Stale quotes and mixed moments are the usual cause.
     */
    public List<Arbitrage> arbitrage() {
        List<Arbitrage> found = new ArrayList<>();
        for (var slice : variances.entrySet()) {
            butterflies(slice.getKey(), slice.getValue(), found);
            var later = variances.higherEntry(slice.getKey());
            if (later != null) {
                calendars(slice, later, found);
            }
        }
        return found;
    }

    /** Only moneyness that both expiries quote is compared. */
    private static void calendars(
            Map.Entry<Double, NavigableMap<Double, Double>> slice,
            Map.Entry<Double, NavigableMap<Double, Double>> later,
            List<Arbitrage> found) {
        NavigableMap<Double, Double> quoted = later.getValue();
        slice.getValue().forEach((k, variance) -> {
            boolean both = k >= quoted.firstKey() && k <= quoted.lastKey();
            double missing = variance - interpolated(quoted, k);
            if (both && missing > TOLERANCE) {
                found.add(new Arbitrage.Calendar(slice.getKey(), later.getKey(), k, missing));
            }
        });
    }

    /** Prices for a forward of 1; slopes between neighbouring strikes must rise from −1 to 0. */
    private static void butterflies(double years, NavigableMap<Double, Double> slice, List<Arbitrage> found) {
        double strike = 0;
        double price = 1;
        double slope = -1;
        double at = slice.firstKey();
        for (var quote : slice.entrySet()) {
            double nextStrike = Math.exp(quote.getKey());
            double nextPrice =
                    new Black76(1, years, Math.sqrt(quote.getValue() / years), 0).price(OptionKind.CALL, nextStrike);
            double nextSlope = (nextPrice - price) / (nextStrike - strike);
            if (nextSlope < slope - TOLERANCE) {
                found.add(new Arbitrage.Butterfly(years, at, (slope - nextSlope) * (nextStrike - strike)));
            }
            if (nextSlope > TOLERANCE) {
                found.add(new Arbitrage.Butterfly(years, quote.getKey(), nextSlope * (nextStrike - strike)));
            }
            strike = nextStrike;
            price = nextPrice;
            slope = nextSlope;
            at = quote.getKey();
        }
    }
}
