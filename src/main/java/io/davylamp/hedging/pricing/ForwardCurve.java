package io.davylamp.hedging.pricing;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Forward price by date, from spot and dated futures. Between two of them the log of the price runs straight, so every
 * quote is met; after the last, the last annualised basis goes on.
 */
public final class ForwardCurve {
    private static final double SECONDS_PER_YEAR = DayCount.DAYS_PER_YEAR * 86_400;

    private final Instant asOf;
    private final double spotUsd;
    private final NavigableMap<Double, Double> logForwards = new TreeMap<>();

    /**
     * @param asOf the moment of the quotes
     * @param spotUsd spot price, USD per BTC, above 0
     * @param futuresUsd price by expiry, USD per BTC; each expiry after {@code asOf}. None at all: forwards are spot
     */
    public ForwardCurve(Instant asOf, double spotUsd, Map<Instant, Double> futuresUsd) {
        Range.positive("spotUsd", spotUsd);
        this.asOf = asOf;
        this.spotUsd = spotUsd;
        logForwards.put(0.0, Math.log(spotUsd));
        futuresUsd.forEach((expiry, price) -> {
            Range.positive("futuresUsd", price);
            logForwards.put(years(expiry), Math.log(price));
        });
    }

    /** The curve a market quotes; empty where it quotes no dated future. */
    public static Optional<ForwardCurve> of(MarketSnapshot market) {
        if (market.quotes().futures().isEmpty()) {
            return Optional.empty();
        }
        Map<Instant, Double> futures = new HashMap<>();
        market.quotes().futures().forEach(it -> futures.put(it.expiry(), it.priceUsd()));
        return Optional.of(new ForwardCurve(market.at(), market.priceUsd(), futures));
    }

    /** Time from the quotes to a date, years of 365 days; the date must not lie before them. */
    public double years(Instant date) {
        double years = Duration.between(asOf, date).toMillis() / 1000.0 / SECONDS_PER_YEAR;
        if (years < 0) {
            throw new InvalidValue(
                    "date", "date is %s; the quotes are of %s.".formatted(date, asOf), "Maybe a future has expired.");
        }
        return years;
    }

    /** Forward price for a date, USD per BTC. */
    public double forwardUsd(Instant date) {
        double years = years(date);
        Map.Entry<Double, Double> before = logForwards.floorEntry(years);
        Map.Entry<Double, Double> after = logForwards.ceilingEntry(years);
        if (after == null) {
            return spotUsd * Math.exp(lastBasis() * years);
        }
        if (before == null || after.getKey().equals(before.getKey())) {
            return Math.exp(after.getValue());
        }
        double share = (years - before.getKey()) / (after.getKey() - before.getKey());
        return Math.exp(before.getValue() + share * (after.getValue() - before.getValue()));
    }

    /** Continuous annualised basis to a date, fraction per year; 0 at the moment of the quotes. */
    public double basisPerYear(Instant date) {
        double years = years(date);
        return years == 0 ? 0 : Math.log(forwardUsd(date) / spotUsd) / years;
    }

    private double lastBasis() {
        Map.Entry<Double, Double> last = logForwards.lastEntry();
        return last.getKey() == 0 ? 0 : (last.getValue() - Math.log(spotUsd)) / last.getKey();
    }
}
