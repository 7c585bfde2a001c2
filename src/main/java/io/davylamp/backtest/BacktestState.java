package io.davylamp.backtest;

/** Where a backtest stands. */
public enum BacktestState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    /** Whether it waits or runs. */
    public boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }
}
