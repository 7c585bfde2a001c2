package io.davylamp.backtest;

/** Where a backtest stands. */
public enum BacktestState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
}
