package io.davylamp.backtest;

import io.davylamp.mining.Grade;
import java.time.LocalDate;
import java.util.List;

/**
 * Days in a row on which one subject's grade differs between two rulebooks in one way.
 *
 * @param subject the operator's id, or {@code @network}
 * @param from the first of the days
 * @param to the last of them
 * @param days how many days were judged in between, both included
 * @param before the grade by the old rulebook
 * @param after the grade by the new one
 * @param rules the rules that made the difference: those that fired differently, on the first of the days or last
 *     before it; empty where none ever did, so that the way grades rise and fall did
 */
public record GradeDifference(
        String subject, LocalDate from, LocalDate to, int days, Grade before, Grade after, List<String> rules) {
    public GradeDifference {
        rules = List.copyOf(rules);
    }

    GradeDifference until(LocalDate day) {
        return new GradeDifference(subject, from, day, days + 1, before, after, rules);
    }

    boolean goesOn(Grade stillBefore, Grade stillAfter) {
        return before == stillBefore && after == stillAfter;
    }
}
