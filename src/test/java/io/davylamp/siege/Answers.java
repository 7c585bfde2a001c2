package io.davylamp.siege;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** How an attack's requests were answered. */
final class Answers {
    private static final int UNAVAILABLE = 503;

    private final Map<Integer, Integer> byStatus = new ConcurrentHashMap<>();
    private final AtomicLong longestNanos = new AtomicLong();

    /** A request, with its time. */
    interface Request {
        int send();
    }

    void note(Request request) {
        long start = System.nanoTime();
        int status = request.send();
        longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
        byStatus.merge(status, 1, Integer::sum);
    }

    /** Answers that say the service is at fault. */
    int faults() {
        return byStatus.entrySet().stream()
                .filter(it -> it.getKey() >= 500 && it.getKey() != UNAVAILABLE)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    long longestMillis() {
        return longestNanos.get() / 1_000_000;
    }

    @Override
    public String toString() {
        return new TreeMap<>(byStatus)
                .entrySet().stream()
                        .map(it -> (it.getKey() == Besieged.NONE ? "closed" : it.getKey()) + "×" + it.getValue())
                        .collect(Collectors.joining(" "));
    }
}
