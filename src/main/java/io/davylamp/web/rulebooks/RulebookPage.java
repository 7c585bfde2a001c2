package io.davylamp.web.rulebooks;

import io.davylamp.audit.AuditEntry;
import io.davylamp.backtest.Period;
import io.davylamp.backtest.order.BacktestProgress;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rules.Change;
import io.davylamp.rules.RulebookDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version as its page shows it.
 *
 * @param inForce the version in force; empty where none is
 * @param folderOwned whether rules are changed in the folder alone
 * @param verbs what can be done with it now
 * @param backtests how it did on the past
 * @param changes what it changes in meaning against the one in force, each in a sentence
 * @param diff the same line by line; empty where it is the one in force
 */
record RulebookPage(
        RulebookReport report,
        String inForce,
        boolean folderOwned,
        List<Verb> verbs,
        Past backtests,
        List<String> changes,
        String diff,
        List<File> files) {

    /** A file; of a workbook its size only. */
    record File(String path, String text, boolean workbook) {
        public int rows() {
            return (int) Math.min(30, text.lines().count() + 2);
        }
    }

    /**
     * What is known of a version's backtests.
     *
     * @param latest the last ones, newest first
     * @param usual the days another would take; absent where nothing is stored
     * @param missing why it cannot come into force yet, and what to do; empty where nothing is in the way
     */
    record Past(List<BacktestProgress> latest, @Nullable Period usual, List<String> missing) {}

    /** What was done lately, and whether the folder owns the rules. */
    record Trail(boolean folderOwned, List<AuditEntry> entries) {}

    /**
     * A version beside the one in force.
     *
     * @param version the one in force; empty where none is
     * @param diff what leads from it to the version shown
     */
    record InForce(String version, Optional<RulebookDiff> diff) {}

    static RulebookPage of(RulebookReport report, InForce inForce, Past backtests, boolean folderOwned) {
        Optional<RulebookDiff> diff = inForce.diff();
        return new RulebookPage(
                report,
                inForce.version(),
                folderOwned,
                verbs(report).stream()
                        .filter(it -> it != Verb.ACTIVATE || backtests.missing().isEmpty())
                        .toList(),
                backtests,
                diff.map(it -> it.changes().stream().map(Change::sentence).toList())
                        .orElse(List.of()),
                diff.map(RulebookDiff::text).orElse(""),
                report.files().orElse(Map.of()).entrySet().stream()
                        .map(it ->
                                new File(it.getKey(), it.getValue(), it.getKey().endsWith(".xlsx")))
                        .toList());
    }

    /** Whether a backtest against the version in force can be ordered. */
    public boolean comparable() {
        return !inForce.isEmpty()
                && !inForce.equals(report.version())
                && report.problems().isEmpty();
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
