package io.davylamp.siege;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One thing somebody outside does.
 *
 * @param name what
 * @param work does it, notes each answer, and ends by itself
 */
record Attack(String name, Work work) {
    interface Work {
        void run(Besieged service, Answers answers) throws IOException, InterruptedException;
    }

    /** Does something several times at once, and returns when all have ended. */
    static void atOnce(int times, Runnable work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        for (int i = 0; i < times; i++) {
            threads.execute(work);
        }
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.MINUTES);
    }
}
