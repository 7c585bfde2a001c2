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
public final class BacktestSum {
    private static final Comparator<GradeDifference> ORDER =
            Comparator.comparing(GradeDifference::from).thenComparing(GradeDifference::subject);

    private final int maxDifferences;
    private final Map<Grade, Map<Grade, Integer>> grades = new EnumMap<>(Grade.class);
    private final Map<LocalDate, Counts> alerts = new TreeMap<>();
    private final Map<Instrument, Counts> hedges = new EnumMap<>(Instrument.class);
    private final List<GradeDifference> differences = new ArrayList<>();
    private int subjects;
    private long days;
    private long judgements;
    private long changedDays;
    private int differencesInAll;

    /**
     * Nothing yet.
     *
     * @param maxDifferences how many differences are listed, the first; all are counted
     */
    public BacktestSum(int maxDifferences) {
        this.maxDifferences = maxDifferences;
    }

    public void add(Part part) {
        subjects++;
        days += part.days();
        judgements += part.judgements();
        part.grades()
                .forEach((before, row) ->
                        row.forEach((after, count) -> grades.computeIfAbsent(before, it -> new EnumMap<>(Grade.class))
                                .merge(after, count, Integer::sum)));
        part.alerts().forEach((week, counts) -> alerts.merge(week, counts, Counts::plus));
        part.hedges().forEach((instrument, counts) -> hedges.merge(instrument, counts, Counts::plus));
        part.differences().forEach(this::add);
    }

    private void add(GradeDifference difference) {
        differencesInAll++;
        changedDays += difference.days();
        differences.add(difference);
        if (differences.size() >= 2 * maxDifferences) {
            keepTheFirst();
        }
    }

    private void keepTheFirst() {
        differences.sort(ORDER);
        if (differences.size() > maxDifferences) {
            differences.subList(maxDifferences, differences.size()).clear();
        }
    }

    public BacktestReport report() {
        keepTheFirst();
        return new BacktestReport(
                subjects, days, judgements, changedDays, grades, differences, differencesInAll, alerts, hedges);
    }
}
