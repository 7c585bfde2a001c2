package io.davylamp.command;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.Counts;
import io.davylamp.backtest.GradeDifference;
import io.davylamp.backtest.Period;
import io.davylamp.mining.Grade;
import java.util.Locale;
import java.util.TreeSet;

/** A backtest's report for people. */
final class BacktestText {
    private static final int DIFFERENCES_SHOWN = 40;

    private final BacktestReport report;
    private final StringBuilder text = new StringBuilder();

    private BacktestText(BacktestReport report) {
        this.report = report;
    }

    static String of(Period period, BacktestReport report, double seconds) {
        BacktestText it = new BacktestText(report);
        it.line(
                "%s to %s: %d subjects, %,d days judged, %,d of them differently (%,.0f days a second)",
                period.from(),
                period.to(),
                report.subjects(),
                report.days(),
                report.changedDays(),
                report.days() / seconds);
        it.matrix();
        it.differences();
        it.counts("alerts", report.alerts().values().stream().reduce(new Counts(0, 0), BacktestText::sum));
        it.line("");
        it.line("days on which a hedge is asked for        old      new");
        report.hedges()
                .forEach((instrument, counts) ->
                        it.line("  %-36s %,8d %,8d", instrument, counts.before(), counts.after()));
        return it.text.toString();
    }

    private static Counts sum(Counts one, Counts other) {
        return new Counts(one.before() + other.before(), one.after() + other.after());
    }

    private void matrix() {
        TreeSet<Grade> after = new TreeSet<>();
        report.grades().values().forEach(it -> after.addAll(it.keySet()));
        StringBuilder head = new StringBuilder("%-16s".formatted("old \\ new"));
        after.forEach(it -> head.append("%14s".formatted(it)));
        line("");
        line("%s", head);
        report.grades().forEach((before, row) -> {
            StringBuilder cells = new StringBuilder("%-16s".formatted(before));
            after.forEach(it -> cells.append("%,14d".formatted(row.getOrDefault(it, 0))));
            line("%s", cells);
        });
    }

    private void differences() {
        if (report.differences().isEmpty()) {
            return;
        }
        line("");
        for (GradeDifference difference :
                report.differences().stream().limit(DIFFERENCES_SHOWN).toList()) {
            line(
                    "%s to %s  %-24s %s → %s  %s",
                    difference.from(),
                    difference.to(),
                    difference.subject(),
                    difference.before(),
                    difference.after(),
                    difference.rules().isEmpty()
                            ? "(how grades rise and fall)"
                            : String.join(", ", difference.rules()));
        }
        if (report.differencesInAll() > DIFFERENCES_SHOWN) {
            line("… and %,d more: --format json lists them", report.differencesInAll() - DIFFERENCES_SHOWN);
        }
    }

    private void counts(String what, Counts counts) {
        int weeks = Math.max(1, report.alerts().size());
        line("");
        line(
                "%s: old %,d (%.1f a week), new %,d (%.1f a week)",
                what, counts.before(), 1.0 * counts.before() / weeks, counts.after(), 1.0 * counts.after() / weeks);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
