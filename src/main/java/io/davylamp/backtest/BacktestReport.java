package io.davylamp.backtest;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What two rulebooks make of one history.
 *
 * @param subjects how many operators, and the network, are in it
 * @param days how many days were judged, all subjects together
 * @param judgements at how many moments, by each of the rulebooks
 * @param changedDays on how many of the days the grades differ
 * @param grades on how many days which grade by the old rulebook met which by the new one
 * @param differences the days in a row on which grades differ, by their first day and subject
 * @param differencesInAll how many of them there are, where not all are listed
 * @param alerts alert changes by the Monday of their week
 * @param hedges on how many days each instrument was asked for
 */
public record BacktestReport(
        int subjects,
        long days,
        long judgements,
        long changedDays,
        Map<Grade, Map<Grade, Integer>> grades,
        List<GradeDifference> differences,
        int differencesInAll,
        Map<LocalDate, Counts> alerts,
        Map<Instrument, Counts> hedges) {
    public static final int MAX_DIFFERENCES = 10_000;

    public BacktestReport {
        differences = List.copyOf(differences);
    }

    /** Adds up the parts found so far. */
    public static BacktestReport of(Collection<Part> parts) {
        BacktestSum sum = new BacktestSum(MAX_DIFFERENCES);
        parts.forEach(sum::add);
        return sum.report();
    }
}
