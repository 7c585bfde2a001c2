package io.davylamp.mining;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What the derivatives market quotes beside the spot price. Each figure may be absent: no quote, no hedge priced on it.
 *
 * @param futuresBasisPerYear annualised continuous basis of dated futures, ln(F/S) per year, fraction
 * @param impliedVol at-the-money implied volatility of BTC options, fraction per year
 * @param ratePerYear USD interest rate, continuously compounded, fraction per year
 * @param futures dated futures, which say more than one basis; empty where they are not reported
 * @param vols options, which say more than one volatility; empty where they are not reported
 */
public record Quotes(
        OptionalDouble futuresBasisPerYear,
        OptionalDouble impliedVol,
        OptionalDouble ratePerYear,
        List<DatedFuture> futures,
        List<VolPoint> vols) {
    public static final Quotes NONE =
            new Quotes(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private static final int MAX_FUTURES = 100;
    private static final int MAX_VOLS = 2_000;

    public Quotes(OptionalDouble futuresBasisPerYear, OptionalDouble impliedVol, OptionalDouble ratePerYear) {
        this(futuresBasisPerYear, impliedVol, ratePerYear, List.of(), List.of());
    }

    public Quotes {
        String advice = "Maybe it is a percentage: write 0.55 for 55 %.";
        futuresBasisPerYear.ifPresent(it -> Range.within("quotes.futuresBasisPerYear", it, -2, 2, advice));
        impliedVol.ifPresent(it -> Range.within("quotes.impliedVol", it, 0.01, 5, advice));
        ratePerYear.ifPresent(it -> Range.within("quotes.ratePerYear", it, -0.5, 1, advice));
        futures = List.copyOf(Objects.requireNonNullElse(futures, List.of()));
        vols = List.copyOf(Objects.requireNonNullElse(vols, List.of()));
        checkSize("quotes.futures", futures, MAX_FUTURES);
        checkSize("quotes.vols", vols, MAX_VOLS);
    }

    private static void checkSize(String field, List<?> points, int most) {
        if (points.size() > most) {
            throw new InvalidValue(
                    field,
                    "%s has %,d points; allowed are %,d.".formatted(field, points.size(), most),
                    "Maybe leave out what nobody trades.");
        }
    }

    /** Refuses what had expired when it was quoted. */
    void checkAlive(Instant at) {
        for (int i = 0; i < futures.size(); i++) {
            checkAlive("quotes.futures." + i, futures.get(i).expiry(), at);
        }
        for (int i = 0; i < vols.size(); i++) {
            checkAlive("quotes.vols." + i, vols.get(i).expiry(), at);
        }
    }

    private static void checkAlive(String point, Instant expiry, Instant at) {
        if (!expiry.isAfter(at)) {
            throw new InvalidValue(
                    point + ".expiry",
                    "%s.expiry is %s; it must be after the reading's %s.".formatted(point, expiry, at),
                    "Maybe leave out what has expired.");
        }
    }
}
