package io.davylamp.web.backtests;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.Counts;
import io.davylamp.backtest.GradeDifference;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a backtest found, as its page lays it out: the tables' rows in their order, and long lists cut.
 *
 * @param grades the columns of the matrix, calm to worst; those that could not be graded come last
 * @param matrix its rows, in the same order
 * @param subject the subject whose differences alone are listed; empty for all
 * @param differences the first differences
 * @param moreDifferences how many more there are
 * @param weeks the last weeks in which anything was alerted, newest first
 * @param moreWeeks how many more there are
 * @param alerts alert changes of all weeks together
 * @param hedges on how many days each instrument was asked for
 */
record BacktestFound(
        BacktestReport report,
        List<Grade> grades,
        List<Row> matrix,
        String subject,
        List<GradeDifference> differences,
        int moreDifferences,
        List<Week> weeks,
        int moreWeeks,
        Counts alerts,
        List<Hedge> hedges) {
    static final int DIFFERENCES_SHOWN = 200;
    static final int WEEKS_SHOWN = 60;

    private static final List<Grade> GRADES = Stream.concat(
                    Stream.of(Grade.values()).filter(it -> it != Grade.INDETERMINATE), Stream.of(Grade.INDETERMINATE))
            .toList();

    /** The days of one grade by the old rulebook, by the grade of the new one. */
    record Row(Grade before, List<Cell> cells) {}

    /**
     * A number of days.
     *
     * @param css {@code worse} or {@code better} by the new rulebook, {@code none} without a day, else empty
     */
    record Cell(int days, String css) {
        static Cell of(Grade before, Grade after, int days) {
            if (days == 0) {
                return new Cell(0, "none");
            } else if (before == after || before == Grade.INDETERMINATE || after == Grade.INDETERMINATE) {
                return new Cell(days, "");
            }
            return new Cell(days, after.worseThan(before) ? "worse" : "better");
        }
    }

    /** A week by its Monday. */
    record Week(LocalDate monday, Counts alerts) {
        public boolean differs() {
            return alerts.before() != alerts.after();
        }
    }

    /** Days on which an instrument was asked for. */
    record Hedge(Instrument instrument, Counts days) {}

    static BacktestFound of(BacktestReport report, String subject) {
        List<GradeDifference> differences = report.differences().stream()
                .filter(it -> subject.isEmpty() || it.subject().equals(subject))
                .toList();
        int inAll = subject.isEmpty() ? report.differencesInAll() : differences.size();
        List<Week> weeks = report.alerts().entrySet().stream()
                .map(it -> new Week(it.getKey(), it.getValue()))
                .filter(it -> it.alerts().before() + it.alerts().after() > 0)
                .sorted((one, other) -> other.monday().compareTo(one.monday()))
                .toList();
        return new BacktestFound(
                report,
                GRADES,
                GRADES.stream().map(it -> row(it, report)).toList(),
                subject,
                differences.stream().limit(DIFFERENCES_SHOWN).toList(),
                Math.max(0, inAll - DIFFERENCES_SHOWN),
                weeks.stream().limit(WEEKS_SHOWN).toList(),
                Math.max(0, weeks.size() - WEEKS_SHOWN),
                sum(weeks),
                report.hedges().entrySet().stream()
                        .map(it -> new Hedge(it.getKey(), it.getValue()))
                        .toList());
    }

    private static Row row(Grade before, BacktestReport report) {
        Map<Grade, Integer> days = report.grades().getOrDefault(before, Map.of());
        return new Row(
                before,
                GRADES.stream()
                        .map(after -> Cell.of(before, after, days.getOrDefault(after, 0)))
                        .toList());
    }

    private static Counts sum(List<Week> weeks) {
        return new Counts(
                weeks.stream().mapToLong(it -> it.alerts().before()).sum(),
                weeks.stream().mapToLong(it -> it.alerts().after()).sum());
    }
}
