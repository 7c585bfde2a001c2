package io.davylamp.backtest.order;

/** The state of a backtest. */
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
