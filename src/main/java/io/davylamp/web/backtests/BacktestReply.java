package io.davylamp.web.backtests;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.Period;
import io.davylamp.backtest.order.BacktestProgress;
import io.davylamp.backtest.order.BacktestState;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The state of a backtest, and what it found so far.
 *
 * @param subjectsDone how many operators, and the network, are judged
 * @param subjects how many there are; 0 before it started
 * @param fault why it failed; left out where it did not
 * @param report what the subjects judged so far add up to
 */
@Schema(name = "Backtest", description = "The state of a backtest, and what it found so far")
public record BacktestReply(
        String id,
        BacktestState state,
        String before,
        String after,
        Period period,
        int subjectsDone,
        int subjects,
        Optional<String> fault,
        Instant createdAt,
        Optional<Instant> finishedAt,
        @Nullable BacktestReport report) {
    static BacktestReply of(BacktestProgress it, @Nullable BacktestReport report) {
        return new BacktestReply(
                it.id(),
                it.state(),
                it.before(),
                it.after(),
                it.period(),
                it.subjectsDone(),
                it.subjects(),
                Optional.of(it.fault()).filter(fault -> !fault.isEmpty()),
                it.createdAt(),
                it.finishedAt(),
                report);
    }
}
