package io.davylamp.backtest;

import io.davylamp.backtest.shadow.ShadowRunner;
import io.davylamp.backtest.shadow.WaitingVersions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Looks for backtests to order and to run, and for what shadows have to judge. */
@ApplicationScoped
class BacktestJob {
    private final BacktestRunner runner;
    private final WaitingVersions waiting;
    private final ShadowRunner shadows;
    private final BacktestConfig config;
    private final Clock clock;
    private volatile boolean stopping;

    BacktestJob(
            BacktestRunner runner, WaitingVersions waiting, ShadowRunner shadows, BacktestConfig config, Clock clock) {
        this.runner = runner;
        this.waiting = waiting;
        this.shadows = shadows;
        this.config = config;
        this.clock = clock;
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

    /** Orders what versions that wait still need. */
    @Scheduled(
            every = "{davylamp.backtest.look-every}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void order() {
        if (config.run()) {
            waiting.orderBacktests(clock.instant());
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
