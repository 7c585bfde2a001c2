package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import io.davylamp.chaos.WebhookSink;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * From a reading's acceptance to the webhook that tells of what it caused, at a moderate rate. The load is open: each
 * reading is sent at its appointed moment, whether or not the ones before it have been answered. Readings that raise an
 * alert, a payment missed, come in a stream of others that do not.
 */
final class AlertBenchmark {
    private static final int ALARMS = 600;
    private static final int ALARMS_PER_SECOND = 20;
    private static final int OTHERS_PER_SECOND = 500;
    private static final int OTHERS_OF_A_REQUEST = 50;
    private static final double GOAL_SECONDS = 1;

    private final Rig rig;
    private final Book others;
    private final Book alarming;
    private final Poster poster;

    AlertBenchmark(Rig rig, Book others, Book alarming) {
        this.rig = rig;
        this.others = others;
        this.alarming = alarming;
        this.poster = new Poster(rig.service());
    }

    /** Operators that raise an alarm, each once. */
    static Book alarming(java.time.Instant now) {
        return new Book("alarm-", ALARMS, now);
    }

    void run(Table table) throws InterruptedException {
        rig.introduce(alarming);
        int before = rig.sink().arrivals().size();
        Map<String, Long> due = new HashMap<>();
        Map<String, Long> accepted = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> posts = send(due, accepted);
        posts.forEach(CompletableFuture::join);
        rig.awaitQuiet();
        List<Double> fromAccepted = new ArrayList<>();
        List<Double> fromDue = new ArrayList<>();
        List<WebhookSink.Arrival> arrivals = rig.sink().arrivals();
        for (WebhookSink.Arrival arrival : arrivals.subList(before, arrivals.size())) {
            Long acceptedAt = accepted.get(arrival.subject());
            if (acceptedAt != null) {
                fromAccepted.add(Math.max(0, arrival.at() - acceptedAt) / 1e9);
                fromDue.add((arrival.at() - due.getOrDefault(arrival.subject(), 0L)) / 1e9);
            }
        }
        table.title(
                "from a reading to its webhook, %d alarms a second among %d readings a second",
                ALARMS_PER_SECOND, OTHERS_PER_SECOND);
        rows(table, "accepted → received", fromAccepted, ", goal at most %.0f s".formatted(GOAL_SECONDS));
        rows(table, "due to be sent → received", fromDue, "");
    }

    private static void rows(Table table, String name, List<Double> seconds, String goal) {
        if (seconds.size() < ALARMS) {
            throw new IllegalStateException("%d alarms brought %d webhooks".formatted(ALARMS, seconds.size()));
        }
        Collections.sort(seconds);
        String of = "of %,d webhooks".formatted(seconds.size());
        table.row(name + ", p50", 1e3 * seconds.get(seconds.size() / 2), "ms", of);
        table.row(name + ", p99", 1e3 * seconds.get(seconds.size() * 99 / 100), "ms", of + goal);
    }

    private List<CompletableFuture<Void>> send(Map<String, Long> due, Map<String, Long> accepted) {
        List<CompletableFuture<Void>> posts = new ArrayList<>();
        long start = System.nanoTime();
        int requestEvery = ALARMS_PER_SECOND * OTHERS_OF_A_REQUEST / OTHERS_PER_SECOND;
        for (int i = 0; i < ALARMS; i++) {
            Body alarm = Body.of(Poster.JSON, List.of(missedPayment(i)));
            Body company = Body.of(Poster.JSON, others.next(OTHERS_OF_A_REQUEST));
            long moment = start + i * 1_000_000_000L / ALARMS_PER_SECOND;
            while (System.nanoTime() < moment) {
                LockSupport.parkNanos(moment - System.nanoTime());
            }
            String subject = alarming.id(i).value();
            due.put(subject, moment);
            posts.add(poster.postSoon(alarm).thenRun(() -> accepted.put(subject, System.nanoTime())));
            if (i % requestEvery == 0) {
                posts.add(poster.postSoon(company));
            }
        }
        return posts;
    }

    private Reading missedPayment(int operator) {
        return new Reading.Debt("missed", alarming.reached(), alarming.id(operator), List.of(), true);
    }
}
