package io.davylamp.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A client as every client should be: it sends a request until it is answered, always with the same ids, and enters in
 * the ledger what the answer acknowledges.
 */
final class Sender {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int UNAVAILABLE = 503;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Replicas replicas;
    private final Ledger ledger;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger bareFaults = new AtomicInteger();

    Sender(Replicas replicas, Ledger ledger) {
        this.replicas = replicas;
        this.ledger = ledger;
    }

    /** The forms a batch of readings is sent in. */
    enum Form {
        ARRAY("application/json"),
        LINES("application/x-ndjson");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        String body(List<? extends Reading> readings) {
            return this == ARRAY
                    ? ReadingJson.writeAll(readings)
                    : readings.stream().map(ReadingJson::write).collect(Collectors.joining("\n"));
        }
    }

    void register(OperatorId id) throws InterruptedException {
        untilAnswered(
                "/api/v1/operators/" + id,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(Story.profile(id))));
    }

    /** Sends readings in one request and returns once each of them is acknowledged. */
    void send(List<? extends Reading> readings, Form form) throws InterruptedException {
        JsonNode answer = untilAnswered(
                "/api/v1/readings",
                HttpRequest.newBuilder()
                        .header("Content-Type", form.mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(form.body(readings))));
        for (JsonNode item : answer.get("items")) {
            String outcome = item.get("outcome").asText();
            if (outcome.equals("rejected")) {
                throw new IllegalStateException("rejected: " + item);
            }
            ledger.acknowledge(readings.get(item.get("position").asInt()), outcome);
        }
    }

    /** Asks for everything to be computed again. */
    JsonNode replay() throws InterruptedException {
        return untilAnswered(
                "/api/v1/replays?from=2009-01-04T00:00:00Z",
                HttpRequest.newBuilder().timeout(Duration.ofMinutes(30)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Requests that were not answered, or not well, and sent again. */
    int failures() {
        return failures.get();
    }

    /** Answers that blame the service where the database was at fault: a 5xx other than 503. */
    long bareFaults() {
        return bareFaults.get();
    }

    /** Each attempt goes to any replica: one that is dead, or cut off from the database, must cost nothing but time. */
    private JsonNode untilAnswered(String path, HttpRequest.Builder request) throws InterruptedException {
        while (true) {
            HttpRequest attempt = timed(request.copy().uri(replicas.at(path)));
            try {
                HttpResponse<String> answer = http.send(attempt, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() < 500) {
                    throw new IllegalStateException(said(attempt.uri(), answer));
                }
                if (answer.statusCode() != UNAVAILABLE) {
                    bareFaults.incrementAndGet();
                }
            } catch (IOException e) {
                // Nobody is there, or was killed before it answered.
            }
            failures.incrementAndGet();
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static HttpRequest timed(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        return built.timeout().isPresent() ? built : request.timeout(TIMEOUT).build();
    }

    private static String said(URI uri, HttpResponse<String> answer) {
        return "%s answered %d: %s".formatted(uri, answer.statusCode(), answer.body());
    }
}
