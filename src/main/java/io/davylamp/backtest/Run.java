package io.davylamp.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A backtest of a whole history in memory, on several threads. */
public final class Run {
    private Run() {}

    /** Judges every operator and the network. */
    public static BacktestReport whole(Backtest backtest, History history, Period period, int threads)
            throws InterruptedException {
        List<Callable<Part>> work = new ArrayList<>();
        work.add(() -> backtest.ofNetwork(history.network(), history.days(), period));
        history.operators().forEach(it -> work.add(() -> backtest.ofOperator(it, history.market(), period)));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Part> parts = new ArrayList<>();
            for (Future<Part> part : pool.invokeAll(work)) {
                parts.add(part.get());
            }
            return BacktestReport.of(parts);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a subject could not be judged", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
