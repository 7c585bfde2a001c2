package io.davylamp.market;

import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The market over a period: its moments, and the snapshot that holds at each. Of two readings of one moment
 * the one received later counts.
 */
public final class MarketTimeline {
    private static final int DAYS_OF_A_SNAPSHOT = 7;

    private final NavigableMap<Instant, MarketSnapshot> snapshots = new TreeMap<>();

    /**
     * @param days the market's days, from six days before the first reading on
     * @param readings market readings in the order of their moments, those of one moment as they were received
     */
    public MarketTimeline(List<MarketDay> days, List<Reading.Market> readings) {
        TreeMap<LocalDate, MarketDay> byDate = new TreeMap<>();
        days.forEach(day -> byDate.put(day.date(), day));
        for (Reading.Market reading : readings) {
            MarketDay today = MarketDay.of(reading);
            List<MarketDay> week =
                    new ArrayList<>(byDate.subMap(today.date().minusDays(DAYS_OF_A_SNAPSHOT - 1), today.date())
                            .values());
            week.add(today);
            snapshots.put(reading.at(), MarketSnapshot.of(reading, MarketHistory.filled(week)));
        }
    }

    /**
     * The timeline of market readings, with those days that their snapshots look back on.
     *
     * @param readings in the order of their moments, those of one moment as they were received
     * @param daysBetween reads the market's days from one date to another, both included, oldest first
     */
    public static MarketTimeline read(
            List<Reading.Market> readings, BiFunction<LocalDate, LocalDate, List<MarketDay>> daysBetween) {
        if (readings.isEmpty()) {
            return new MarketTimeline(List.of(), List.of());
        }
        LocalDate first = MarketDay.of(readings.get(0)).date();
        LocalDate last = MarketDay.of(readings.get(readings.size() - 1)).date();
        return new MarketTimeline(daysBetween.apply(first.minusDays(DAYS_OF_A_SNAPSHOT - 1), last), readings);
    }

    /** The market as it was known to be at a moment, where any reading is dated so early. */
    public Optional<MarketSnapshot> at(Instant at) {
        return Optional.ofNullable(snapshots.floorEntry(at)).map(java.util.Map.Entry::getValue);
    }

    /** The moments of market readings from a moment on. */
    public NavigableSet<Instant> momentsFrom(Instant from) {
        return snapshots.tailMap(from, true).navigableKeySet();
    }
}
