package io.davylamp.backtest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for backtests to run, and for what shadows have to judge. */
@ApplicationScoped
class BacktestJob {
    private final BacktestRunner runner;
    private final ShadowRunner shadows;
    private final BacktestConfig config;
    private volatile boolean stopping;

    BacktestJob(BacktestRunner runner, ShadowRunner shadows, BacktestConfig config) {
        this.runner = runner;
        this.shadows = shadows;
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

    /** Goes on with the versions that judge beside the one in force. */
    @Scheduled(
            every = "{davylamp.backtest.shadow-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void shadow() {
        if (config.run()) {
            shadows.runAll();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
