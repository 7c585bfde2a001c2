package io.davylamp.siege;

import io.davylamp.chaos.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody else, at 127.0.0.1, to whom none of it must matter: asks for the health and sends a reading, several times a
 * second, each on a connection of its own.
 */
final class Pulse implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServiceProcess service;
    private final Thread thread = new Thread(this::beat, "pulse");
    private volatile boolean stopped;
    private int beats;
    private int failures;
    private long longestHealth;
    private long longestReading;

    private Pulse(ServiceProcess service) {
        this.service = service;
    }

    static Pulse start(ServiceProcess service) {
        Pulse pulse = new Pulse(service);
        pulse.thread.setDaemon(true);
        pulse.thread.start();
        return pulse;
    }

    /**
     * How it went.
     *
     * @param beats how often it asked
     * @param failures how often the health was not good, or a reading was not accepted
     * @param longestHealthMillis of one question for the health
     * @param longestReadingMillis of one reading
     */
    record Record(int beats, int failures, long longestHealthMillis, long longestReadingMillis) {}

    /** Ends it. */
    Record stop() throws InterruptedException {
        close();
        return new Record(beats, failures, longestHealth / 1_000_000, longestReading / 1_000_000);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void beat() {
        try {
            while (!stopped) {
                beats++;
                longestHealth = Math.max(longestHealth, timed(health()));
                longestReading = Math.max(longestReading, timed(reading()));
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long timed(HttpRequest request) throws InterruptedException {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            failures += answer.statusCode() == 200 && !answer.body().contains("\"rejected\":1") ? 0 : 1;
        } catch (IOException e) {
            failures++;
        }
        return System.nanoTime() - start;
    }

    private HttpRequest health() {
        return to(service.management("/q/health")).GET().build();
    }

    private HttpRequest reading() {
        String reading = """
                {"type": "fleet", "id": "pulse-%d", "at": "%s", "operatorId": "acme",
                 "hashratePh": 1500, "uptime": 0.95, "joulesPerTh": 34}""".formatted(System.nanoTime(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return to(service.at("/api/v1/readings"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(reading))
                .build();
    }

    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }
}
