package io.davylamp.rules;

import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One case of a rulebook: facts, and what the rules must say of them.
 *
 * @param file the file it is in
 * @param line line of its name
 * @param name the sentence that names it
 * @param facts what the rules are given
 * @param expect ids of rules that must fire
 * @param expectNot ids of rules that must be silent
 * @param grade the grade all findings together ask for, where the case states one
 * @param flags the flags raised, all of them, where the case states them
 * @param hedges the instruments asked for, all of them, where the case states them
 * @param says pieces of text each of which some finding must hold
 */
public record RuleCase(
        String file,
        int line,
        String name,
        MetricSet facts,
        List<String> expect,
        List<String> expectNot,
        Optional<Grade> grade,
        Optional<Set<String>> flags,
        Optional<Set<Instrument>> hedges,
        List<String> says) {
    public RuleCase {
        expect = List.copyOf(expect);
        expectNot = List.copyOf(expectNot);
        says = List.copyOf(says);
    }

    public boolean names(String ruleId) {
        return expect.contains(ruleId) || expectNot.contains(ruleId);
    }
}
