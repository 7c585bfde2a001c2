package io.davylamp.rules;

import io.davylamp.rules.language.Rule;
import io.davylamp.rules.text.Place;

/**
 * Something in a rulebook that is valid but probably not as meant, reported to the person who wrote it.
 *
 * @param severity how bad it is
 * @param check the name of the check, such as {@code gap}
 * @param file path inside the rulebook
 * @param line line in that file, or row of a sheet; 0 where the file or the rulebook as a whole is meant
 * @param cell cell of a table; empty in other files
 * @param rule the rule's id; empty where none is meant
 * @param message what was found
 * @param advice what to do about it, starting with "Maybe"
 */
public record LintFinding(
        Severity severity,
        String check,
        String file,
        int line,
        String cell,
        String rule,
        String message,
        String advice) {

    /** How bad a finding is. */
    public enum Severity {
        /** The rulebook would be refused, or a rule can never fire. */
        ERROR,
        /** Hardly what was meant. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    public static LintFinding of(Severity severity, String check, Rule rule, String message, String advice) {
        return at(rule.place(), severity, check, rule, message, advice);
    }

    /** At one of the rule's limits, say, rather than where the rule begins. */
    public static LintFinding at(
            Place place, Severity severity, String check, Rule rule, String message, String advice) {
        return new LintFinding(
                severity,
                check,
                place.file(),
                place.line(),
                place.cell(),
                rule.info().id(),
                message,
                advice);
    }

    /** {@code warning gap: liquidity/runway.drl:12 LIQ-002: no rule uses ...} */
    @Override
    public String toString() {
        String place = new Place(file, line, cell).toString();
        String of = rule.isEmpty() ? "" : " " + rule;
        return "%s %s: %s%s: %s %s"
                .formatted(severity.name().toLowerCase(java.util.Locale.ROOT), check, place, of, message, advice);
    }
}
