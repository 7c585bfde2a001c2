package io.davylamp.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Days in a row without gaps, oldest first. Where a source left a day out, the day before stands for it (see
 * {@link #filled}).
 */
public record MarketHistory(List<MarketDay> days) {
    public MarketHistory {
        days = List.copyOf(days);
        for (int i = 1; i < days.size(); i++) {
            LocalDate expected = days.get(i - 1).date().plusDays(1);
            if (!days.get(i).date().equals(expected)) {
                throw new IllegalArgumentException("the day after %s is %s"
                        .formatted(days.get(i - 1).date(), days.get(i).date()));
            }
        }
    }

    /** The history of days that may have gaps: a missing day repeats the one before it. */
    public static MarketHistory filled(List<MarketDay> sorted) {
        List<MarketDay> all = new ArrayList<>(sorted.size());
        for (MarketDay day : sorted) {
            while (!all.isEmpty() && nextDate(all).isBefore(day.date())) {
                all.add(all.get(all.size() - 1).on(nextDate(all)));
            }
            all.add(day);
        }
        return new MarketHistory(all);
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    public MarketDay last() {
        return days.get(days.size() - 1);
    }

    /** Where a date is in {@link #days()}; below zero or past the end for a date outside. An empty history has none. */
    public int indexOf(LocalDate date) {
        return isEmpty() ? -1 : (int) ChronoUnit.DAYS.between(days.get(0).date(), date);
    }

    /** This history up to and including a date. */
    public MarketHistory upTo(LocalDate date) {
        return new MarketHistory(days.subList(0, Math.max(0, Math.min(days.size(), indexOf(date) + 1))));
    }

    /** The day of a date, where the history reaches it. */
    public Optional<MarketDay> day(LocalDate date) {
        int index = indexOf(date);
        return index < 0 || index >= days.size() ? Optional.empty() : Optional.of(days.get(index));
    }

    private static LocalDate nextDate(List<MarketDay> days) {
        return days.get(days.size() - 1).date().plusDays(1);
    }
}
