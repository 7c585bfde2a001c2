package io.davylamp.backtest;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two rulebooks make of one history.
 *
 * @param subjects how many operators, and the network, are in it
 * @param days how many days were judged, all subjects together
 * @param judgements at how many moments, by each of the rulebooks
 * @param changedDays on how many of the days the grades differ
 * @param grades on how many days which grade by the old rulebook met which by the new one
 * @param flips the stretches of days on which grades differ, by their first day and subject
 * @param flipsInAll how many of them there are, where not all are listed
 * @param alerts alert changes by the Monday of their week
 * @param hedges on how many days each instrument was asked for
 */
public record BacktestReport(
        int subjects,
        long days,
        long judgements,
        long changedDays,
        Map<Grade, Map<Grade, Integer>> grades,
        List<Flip> flips,
        int flipsInAll,
        Map<LocalDate, Counts> alerts,
        Map<Instrument, Counts> hedges) {
    private static final int MOST_FLIPS = 10_000;

    public BacktestReport {
        flips = List.copyOf(flips);
    }

    /** Adds up the parts found so far. */
    public static BacktestReport of(Collection<Part> parts) {
        Map<Grade, Map<Grade, Integer>> grades = new EnumMap<>(Grade.class);
        Map<LocalDate, Counts> alerts = new TreeMap<>();
        Map<Instrument, Counts> hedges = new EnumMap<>(Instrument.class);
        List<Flip> flips = new ArrayList<>();
        for (Part part : parts) {
            part.grades()
                    .forEach((before, row) -> row.forEach(
                            (after, days) -> grades.computeIfAbsent(before, it -> new EnumMap<>(Grade.class))
                                    .merge(after, days, Integer::sum)));
            part.alerts().forEach((week, counts) -> alerts.merge(week, counts, Counts::plus));
            part.hedges().forEach((instrument, counts) -> hedges.merge(instrument, counts, Counts::plus));
            flips.addAll(part.flips());
        }
        flips.sort(Comparator.comparing(Flip::from).thenComparing(Flip::subject));
        return new BacktestReport(
                parts.size(),
                parts.stream().mapToLong(Part::days).sum(),
                parts.stream().mapToLong(Part::judgements).sum(),
                flips.stream().mapToLong(Flip::days).sum(),
                grades,
                flips.stream().limit(MOST_FLIPS).toList(),
                flips.size(),
                alerts,
                hedges);
    }
}
