package io.davylamp.web.backtests;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.order.BacktestProgress;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One backtest as its page shows it.
 *
 * @param known those of the two versions that have a page of their own
 * @param refreshes whether the page comes again by itself
 * @param found what was found; absent where nothing was yet, or too much to add up again and again while it runs
 */
record BacktestPage(
        BacktestProgress progress,
        Set<String> known,
        boolean refreshes,
        @Nullable BacktestFound found) {
    /** Up to so many subjects what was found so far is shown while it runs. */
    private static final int SUBJECTS_ADDED_UP = 500;

    static BacktestPage of(BacktestProgress progress, Set<String> known, Asked asked, Supplier<BacktestReport> report) {
        boolean shows = progress.subjectsDone() > 0
                && (!progress.state().isOpen() || progress.subjectsDone() <= SUBJECTS_ADDED_UP);
        return new BacktestPage(
                progress,
                known,
                progress.state().isOpen() && asked.refresh(),
                shows ? BacktestFound.of(report.get(), asked.subject()) : null);
    }

    /**
     * How the page is asked for.
     *
     * @param subject whose differences are to be listed; empty for all
     * @param refresh whether it is to come again by itself while the backtest runs
     */
    record Asked(String subject, boolean refresh) {}

    public boolean open() {
        return progress.state().isOpen();
    }

    public boolean knows(String version) {
        return known.contains(version);
    }
}
