package io.davylamp.backtest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for backtests to run. */
@ApplicationScoped
class BacktestJob {
    private final BacktestRunner runner;
    private final BacktestConfig config;
    private volatile boolean stopping;

    BacktestJob(BacktestRunner runner, BacktestConfig config) {
        this.runner = runner;
        this.config = config;
    }

    @Scheduled(
            every = "{davylamp.backtest.look-every}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (config.run()) {
            runner.runAll(() -> stopping);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
