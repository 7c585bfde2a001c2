package io.davylamp.backtest;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a backtest found of one subject. Parts add up to a report in any order, so that an interrupted backtest goes on
 * with the subjects that are left.
 *
 * @param subject the operator's id, or {@code @network}
 * @param days how many days were judged
 * @param judgements at how many moments, by each of the rulebooks
 * @param grades on how many days which grade by the old rulebook met which by the new one
 * @param differences the days in a row on which they differ; parts kept before they were called so say {@code flips}
 * @param alerts alert changes by the Monday of their week
 * @param hedges on how many days each instrument was asked for
 */
public record Part(
        String subject,
        int days,
        int judgements,
        Map<Grade, Map<Grade, Integer>> grades,
        @JsonAlias("flips") List<GradeDifference> differences,
        Map<LocalDate, Counts> alerts,
        Map<Instrument, Counts> hedges) {
    public Part {
        differences = List.copyOf(differences);
    }
}
