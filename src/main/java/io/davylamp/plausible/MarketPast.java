package io.davylamp.plausible;

import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The market's days around the readings that are compared with it, the last known of each day. Readings that are
 * believed are added as they come.
 */
public final class MarketPast {
    /** How far a comparison looks back, days. */
    public static final int DAYS_BACK = 90;

    /** How far it looks ahead, for readings that come late or that begin a history, days. */
    public static final int DAYS_AHEAD = 7;

    /** The days whose median is compared with. */
    private static final int NEAR = 7;

    /** How many days ahead are enough to say that the first of a history is wrong. */
    private static final int ENOUGH_AHEAD = 3;

    private final NavigableMap<LocalDate, MarketPoint> known = new TreeMap<>();
    private final NavigableMap<LocalDate, MarketPoint> ahead = new TreeMap<>();

    /**
     * @param known what is kept already
     * @param offered what comes with the same batch: it is compared with where nothing before it is known
     */
    public MarketPast(Collection<MarketPoint> known, Collection<Reading.Market> offered) {
        known.forEach(it -> this.known.put(it.date(), it));
        offered.stream().map(MarketPoint::of).forEach(it -> ahead.put(it.date(), it));
        ahead.putAll(this.known);
    }

    /** The market of one moment. */
    public static MarketPast of(Optional<MarketPoint> point) {
        return new MarketPast(point.stream().toList(), List.of());
    }

    /** A reading that is believed: those after it are compared with it. */
    public void add(Reading.Market believed) {
        MarketPoint point = MarketPoint.of(believed);
        known.put(point.date(), point);
    }

    /** The market at a moment: the last day before it that is not too old, or else the first after it. */
    Optional<MarketPoint> at(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return Optional.ofNullable(known.floorEntry(date))
                .filter(it -> !it.getKey().isBefore(date.minusDays(DAYS_BACK)))
                .or(() -> Optional.ofNullable(known.ceilingEntry(date))
                        .filter(it -> !it.getKey().isAfter(date.plusDays(DAYS_AHEAD))))
                .map(NavigableMap.Entry::getValue);
    }

    /**
     * What a figure was around a date: the last value and the median of a week, which one wrong day does not move.
     *
     * @param low the lower of the two
     * @param high the higher
     * @param age how many days lie between
     */
    record Reference(double low, double high, long age) {}

    /** Empty where nothing is known so near. */
    Optional<Reference> of(LocalDate date, ToDoubleFunction<MarketPoint> figure) {
        NavigableMap<LocalDate, MarketPoint> before = known.subMap(date.minusDays(DAYS_BACK), true, date, true);
        if (!before.isEmpty()) {
            LocalDate last = before.lastKey();
            double median =
                    median(before.tailMap(last.minusDays(NEAR - 1L), true).values(), figure);
            double latest = figure.applyAsDouble(before.lastEntry().getValue());
            return Optional.of(new Reference(
                    Math.min(median, latest), Math.max(median, latest), ChronoUnit.DAYS.between(last, date)));
        }
        Collection<MarketPoint> after =
                ahead.subMap(date, false, date.plusDays(DAYS_AHEAD), true).values();
        if (after.size() < ENOUGH_AHEAD) {
            return Optional.empty();
        }
        double median = median(after, figure);
        return Optional.of(new Reference(median, median, DAYS_AHEAD));
    }

    private static double median(Collection<MarketPoint> points, ToDoubleFunction<MarketPoint> figure) {
        double[] sorted = points.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
