package io.davylamp.market;

import java.time.LocalDate;
import java.util.List;

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
        java.util.ArrayList<MarketDay> all = new java.util.ArrayList<>(sorted.size());
        for (MarketDay day : sorted) {
            while (!all.isEmpty() && all.get(all.size() - 1).date().plusDays(1).isBefore(day.date())) {
                MarketDay last = all.get(all.size() - 1);
                all.add(new MarketDay(
                        last.date().plusDays(1),
                        last.priceUsd(),
                        last.difficulty(),
                        last.hashrateEh(),
                        last.subsidyBtc(),
                        last.feesBtcPerBlock(),
                        last.blocks(),
                        last.height()));
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

    /** This history up to and including a date. */
    public MarketHistory upTo(LocalDate date) {
        int end = days.size();
        while (end > 0 && days.get(end - 1).date().isAfter(date)) {
            end--;
        }
        return new MarketHistory(days.subList(0, end));
    }
}
