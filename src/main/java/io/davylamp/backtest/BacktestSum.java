package io.davylamp.backtest;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the parts of a backtest one by one, in any order; a large book's do not fit into memory at once. */
final class BacktestSum {
    private static final Comparator<Flip> ORDER =
            Comparator.comparing(Flip::from).thenComparing(Flip::subject);

    private final int mostFlips;
    private final Map<Grade, Map<Grade, Integer>> grades = new EnumMap<>(Grade.class);
    private final Map<LocalDate, Counts> alerts = new TreeMap<>();
    private final Map<Instrument, Counts> hedges = new EnumMap<>(Instrument.class);
    private final List<Flip> flips = new ArrayList<>();
    private int subjects;
    private long days;
    private long judgements;
    private long changedDays;
    private int flipsInAll;

    /**
     * Nothing yet.
     *
     * @param mostFlips how many flips are listed, the first; all are counted
     */
    BacktestSum(int mostFlips) {
        this.mostFlips = mostFlips;
    }

    void add(Part part) {
        subjects++;
        days += part.days();
        judgements += part.judgements();
        part.grades()
                .forEach((before, row) ->
                        row.forEach((after, count) -> grades.computeIfAbsent(before, it -> new EnumMap<>(Grade.class))
                                .merge(after, count, Integer::sum)));
        part.alerts().forEach((week, counts) -> alerts.merge(week, counts, Counts::plus));
        part.hedges().forEach((instrument, counts) -> hedges.merge(instrument, counts, Counts::plus));
        part.flips().forEach(this::add);
    }

    private void add(Flip flip) {
        flipsInAll++;
        changedDays += flip.days();
        flips.add(flip);
        if (flips.size() >= 2 * mostFlips) {
            keepTheFirst();
        }
    }

    private void keepTheFirst() {
        flips.sort(ORDER);
        if (flips.size() > mostFlips) {
            flips.subList(mostFlips, flips.size()).clear();
        }
    }

    BacktestReport report() {
        keepTheFirst();
        return new BacktestReport(subjects, days, judgements, changedDays, grades, flips, flipsInAll, alerts, hedges);
    }
}
