package io.davylamp.hedging.pricing;

import io.davylamp.hedging.smile.ConvexSurface;
import io.davylamp.hedging.smile.LinearVariance;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
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
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Implied volatility by expiry and strike. Strikes are placed by log-moneyness {@code k = ln(K/F)}. Every quote is met
 * exactly, and between and beyond quotes nothing can be traded against: no butterfly and no calendar is below zero
 * ({@link ConvexSurface}). Where the quotes themselves contradict each other, which {@link #arbitrage} lists, the nearest
 * that do not take their place: {@link #notMet}. Volatility stays what it is beyond the outer strikes and before the first
 * expiry; after the last it does at the money, and the smile flattens.
 */
public final class VolSurface {
    private static final double TOLERANCE = 1e-9;
    /** Moneyness is rounded to this, so that a market moved as a whole has the same surface. */
    private static final double GRAIN = 1e-12;

    private static volatile @Nullable Made last;

    private final NavigableMap<Double, NavigableMap<Double, Double>> variances;
    private final DoubleBinaryOperator variance;

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

    /**
     * A quote the surface does not meet, for it contradicts others.
     *
     * @param used the nearest volatility that does not
     */
    public record NotMet(Quote quote, double used) {}

    private VolSurface(NavigableMap<Double, NavigableMap<Double, Double>> variances, DoubleBinaryOperator variance) {
        this.variances = variances;
        this.variance = variance;
    }

    /** The surface of at least one quote; of two for one expiry and strike the later in the list counts. */
    public static VolSurface of(Collection<Quote> quotes) {
        var variances = variances(quotes);
        return new VolSurface(variances, ConvexSurface.of(variances)::variance);
    }

    /** The surface by which verdicts of the first edition were priced. */
    static VolSurface firstEdition(Collection<Quote> quotes) {
        var variances = variances(quotes);
        return new VolSurface(variances, new LinearVariance(variances)::variance);
    }

    private static NavigableMap<Double, NavigableMap<Double, Double>> variances(Collection<Quote> quotes) {
        if (quotes.isEmpty()) {
            throw new InvalidValue("quotes", "quotes is empty.", "Maybe every row was rejected: see the reasons.");
        }
        NavigableMap<Double, NavigableMap<Double, Double>> variances = new TreeMap<>();
        for (Quote quote : quotes) {
            variances
                    .computeIfAbsent(quote.years(), years -> new TreeMap<>())
                    .put(quote.logMoneyness(), quote.vol() * quote.vol() * quote.years());
        }
        return variances;
    }

    /** The surface a market quotes, as whatever is not kept is priced by. */
    public static Optional<VolSurface> of(MarketSnapshot market) {
        return of(market, Assumptions.LATEST_EDITION);
    }

    /**
     * The surface a market quotes; empty where it quotes no option. A whole book is judged by one market, hedge after
     * hedge, and by the same one shocked: the surface made last is kept, and given again for the same quotes.
     *
     * @param edition that of the rulebook whose verdict is priced; the latest for whatever is not kept
     */
    public static Optional<VolSurface> of(MarketSnapshot market, int edition) {
        List<VolPoint> points = market.quotes().vols();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Made made = last;
        if (made != null && made.isOf(points, market.at(), edition)) {
            return Optional.of(made.surface());
        }
        List<Quote> quotes = quotes(market, edition);
        VolSurface surface =
                made != null && made.edition() == edition && made.quotes().equals(quotes)
                        ? made.surface()
                        : edition == 1 ? firstEdition(quotes) : of(quotes);
        last = new Made(points, market.at(), edition, quotes, surface);
        return Optional.of(surface);
    }

    /** A surface and what it was made of; points are compared by identity: they never change once read. */
    private record Made(List<VolPoint> points, Instant at, int edition, List<Quote> quotes, VolSurface surface) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<VolPoint> others, Instant then, int otherEdition) {
            return points == others && at.equals(then) && edition == otherEdition;
        }
    }

    private static List<Quote> quotes(MarketSnapshot market, int edition) {
        return market.quotes().vols().stream()
                .map(it -> {
                    double k = Math.log(it.strikeUsd() / it.forwardUsd());
                    double placed = edition == 1 ? k : Math.rint(k / GRAIN) * GRAIN;
                    return new Quote(Basis.years(market.at(), it.expiry()), placed, it.impliedVol());
                })
                .toList();
    }

    /** Implied volatility, fraction per year. */
    public double vol(double years, double logMoneyness) {
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
        return Math.sqrt(variance.applyAsDouble(years, logMoneyness) / years);
    }

    /** The market of an option of one strike: its forward with the surface's volatility there. */
    public Black76 market(double forward, double strike, double years, double rate) {
        return new Black76(forward, years, vol(years, Math.log(strike / forward)), rate);
    }

    /** The quotes the surface does not meet; none where {@link #arbitrage} finds nothing. */
    public List<NotMet> notMet() {
        List<NotMet> found = new ArrayList<>();
        variances.forEach((years, expiry) -> expiry.forEach((k, quoted) -> {
            double used = variance.applyAsDouble(years, k);
            if (Math.abs(used - quoted) > TOLERANCE * quoted) {
                found.add(new NotMet(new Quote(years, k, Math.sqrt(quoted / years)), Math.sqrt(used / years)));
            }
        }));
        return found;
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
            double missing = variance - LinearVariance.interpolated(quoted, k);
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
