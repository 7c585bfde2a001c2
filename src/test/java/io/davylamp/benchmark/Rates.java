package io.davylamp.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** How often something can be done in a second. */
final class Rates {
    private Rates() {}

    /**
     * Times a second for several contenders, each the median of as many rounds; they take turns, so that whatever else
     * the machine does hits all of them. A first round warms up and is not counted.
     *
     * @param threads that work side by side
     * @param rounds counted
     * @param length of one contender's turn
     * @param contenders work that is handed rising numbers; nothing it does is compiled away if it keeps its results
     */
    static List<Double> medians(int threads, int rounds, Duration length, List<IntConsumer> contenders)
            throws InterruptedException, ExecutionException {
        double[][] rates = new double[contenders.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int contender = 0; contender < contenders.size(); contender++) {
                double rate = perSecond(threads, length, contenders.get(contender));
                if (round >= 0) {
                    rates[contender][round] = rate;
                }
            }
        }
        return Arrays.stream(rates).map(Rates::median).toList();
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double perSecond(int threads, Duration length, IntConsumer work)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            long end = start + length.toNanos();
            List<Callable<Long>> workers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * 7919;
                workers.add(() -> workUntil(end, first, work));
            }
            long done = 0;
            for (Future<Long> worker : pool.invokeAll(workers)) {
                done += worker.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        } finally {
            pool.shutdown();
        }
    }

    private static long workUntil(long end, int first, IntConsumer work) {
        long done = 0;
        while (System.nanoTime() < end) {
            work.accept((int) ((first + done) & Integer.MAX_VALUE));
            done++;
        }
        return done;
    }
}
