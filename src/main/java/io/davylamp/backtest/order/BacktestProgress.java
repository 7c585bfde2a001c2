package io.davylamp.backtest.order;

import io.davylamp.backtest.Period;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a backtest.
 *
 * @param before the old rulebook's version
 * @param after the new one's
 * @param subjectsDone how many operators, and the network, are judged
 * @param subjects how many there are; 0 before it started
 * @param fault why it failed; empty where it did not
 */
public record BacktestProgress(
        String id,
        BacktestState state,
        String before,
        String after,
        Period period,
        int subjectsDone,
        int subjects,
        String fault,
        Instant createdAt,
        Optional<Instant> finishedAt) {}
