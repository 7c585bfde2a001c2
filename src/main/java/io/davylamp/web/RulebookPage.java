package io.davylamp.web;

import io.davylamp.audit.AuditEntry;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rules.Change;
import io.davylamp.rules.RulebookDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version as its page shows it.
 *
 * @param inForce the version in force; empty where none is
 * @param folderOwned whether rules are changed in the folder alone
 * @param verbs what can be done with it now
 * @param changes what it changes in meaning against the one in force, each in a sentence
 * @param diff the same line by line; empty where it is the one in force
 */
record RulebookPage(
        RulebookReport report,
        String inForce,
        boolean folderOwned,
        List<Verb> verbs,
        List<String> changes,
        String diff,
        List<File> files) {

    /** A file; of a workbook its size only. */
    record File(String path, String text, boolean workbook) {
        public int rows() {
            return (int) Math.min(30, text.lines().count() + 2);
        }
    }

    /** What was done lately, and whether the folder owns the rules. */
    record Trail(boolean folderOwned, List<AuditEntry> entries) {}

    static RulebookPage of(RulebookReport report, String inForce, Optional<RulebookDiff> diff, boolean folderOwned) {
        return new RulebookPage(
                report,
                inForce,
                folderOwned,
                verbs(report),
                diff.map(it -> it.changes().stream().map(Change::sentence).toList())
                        .orElse(List.of()),
                diff.map(RulebookDiff::text).orElse(""),
                report.files().orElse(Map.of()).entrySet().stream()
                        .map(it ->
                                new File(it.getKey(), it.getValue(), it.getKey().endsWith(".xlsx")))
                        .toList());
    }

    private static List<Verb> verbs(RulebookReport report) {
        return switch (report.state()) {
            case DRAFT -> report.problems().isEmpty() ? List.of(Verb.SUBMIT, Verb.WITHDRAW) : List.of(Verb.WITHDRAW);
            case SUBMITTED ->
                report.needsApproval()
                        ? List.of(Verb.APPROVE, Verb.REJECT, Verb.WITHDRAW)
                        : List.of(Verb.ACTIVATE, Verb.APPROVE, Verb.REJECT, Verb.WITHDRAW);
            case APPROVED -> List.of(Verb.ACTIVATE, Verb.WITHDRAW);
            case RETIRED -> List.of(Verb.ROLLBACK);
            case ACTIVE, REJECTED, WITHDRAWN -> List.of();
        };
    }
}
