package io.davylamp.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What came back: how often each status, the slowest, and what must not be. */
final class FuzzTally {
    private static final int SHOWN = 10;
    private static final Pattern FOREIGN = Pattern.compile(
            "java\\.[a-z]+\\.|com\\.fasterxml|io\\.davylamp\\.|io\\.quarkus|org\\.jboss|Exception\\b|\tat ");

    private final Map<String, Integer> statuses = new TreeMap<>();
    private final List<Slow> slowest = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private record Slow(Duration took, long seed, String line) {}

    synchronized void add(Malformed request, String answer, Duration took) {
        String status = answer.length() > 12 ? answer.substring(9, 12) : "none";
        boolean busy = status.equals("503") && answer.contains("Retry-After");
        statuses.merge(busy ? "503 busy" : status, 1, Integer::sum);
        if (!status.equals("408") && !status.equals("none")) { // there the service waited for us
            slowest.add(new Slow(took, request.seed(), shown(request.line())));
            slowest.sort(Comparator.comparing(Slow::took).reversed());
            slowest.subList(Math.min(SHOWN, slowest.size()), slowest.size()).clear();
        }
        boolean described = request.line().contains("/q/");
        if (status.startsWith("5") && !busy) {
            faults.add("%s  seed %d  %s".formatted(status, request.seed(), shown(request.line())));
        } else if (!described && FOREIGN.matcher(answer).find()) {
            faults.add("%s names a class  seed %d  %s".formatted(status, request.seed(), shown(request.line())));
        }
    }

    /** Answers by a fault of ours, or that name our classes, with the number that makes them again. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized Duration longest() {
        return slowest.isEmpty() ? Duration.ZERO : slowest.get(0).took();
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder("answers by status\n");
        statuses.forEach((status, count) -> text.append("  %-10s %,8d%n".formatted(status, count)));
        text.append("slowest\n");
        slowest.forEach(
                it -> text.append("  %,6d ms  seed %d  %s%n".formatted(it.took().toMillis(), it.seed(), it.line())));
        text.append("must be 0: %,d%n".formatted(faults.size()));
        faults.stream().limit(100).forEach(it -> text.append("  ").append(it).append('\n'));
        return text.toString();
    }

    private static String shown(String line) {
        return line.length() > 140 ? line.substring(0, 140) + "…" : line;
    }
}
