package io.davylamp.rules;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What something takes, in processor time of this thread: a busy machine makes nothing look slow.
 *
 * @param result what came of it
 */
public record Cost<T>(T result, double seconds) {
    private static final double NANOS_PER_SECOND = 1e9;

    public static <T> Cost<T> of(Supplier<T> work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T result = work.get();
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return new Cost<>(result, (after - before) / NANOS_PER_SECOND);
    }
}
