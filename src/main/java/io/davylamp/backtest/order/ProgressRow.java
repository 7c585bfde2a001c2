package io.davylamp.backtest.order;

import io.davylamp.backtest.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of a backtest to say how it stands: not the two rulebooks' files. */
record ProgressRow(
        String id,
        BacktestState state,
        String beforeVersion,
        String afterVersion,
        LocalDate firstDay,
        LocalDate lastDay,
        int subjects,
        String fault,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    BacktestProgress progress(int subjectsDone) {
        return new BacktestProgress(
                id,
                state,
                beforeVersion,
                afterVersion,
                new Period(firstDay, lastDay),
                subjectsDone,
                subjects,
                fault,
                createdAt,
                Optional.ofNullable(finishedAt));
    }
}
