package io.davylamp.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.chaos.ServiceProcess;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Posts bodies made beforehand, and holds the service to having taken every reading in them. */
final class Poster {
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ServiceProcess service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Poster(ServiceProcess service) {
        this.service = service;
    }

    /** A body of some readings. */
    record Body(String mediaType, String text, int readings) {
        static Body of(String mediaType, List<? extends Reading> readings) {
            String text = mediaType.equals(JSON)
                    ? ReadingJson.writeAll(readings)
                    : readings.stream().map(ReadingJson::write).collect(Collectors.joining("\n"));
            return new Body(mediaType, text, readings.size());
        }

        /** Readings cut into bodies. */
        static List<Body> of(String mediaType, List<Reading> readings, int perBody) {
            List<Body> bodies = new ArrayList<>();
            for (int from = 0; from < readings.size(); from += perBody) {
                bodies.add(of(mediaType, readings.subList(from, Math.min(readings.size(), from + perBody))));
            }
            return bodies;
        }
    }

    void post(Body body) {
        try {
            check(body, http.send(request(body), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("the service did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts without waiting; completes once every reading was taken. */
    CompletableFuture<Void> postSoon(Body body) {
        return http.sendAsync(request(body), HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> check(body, answer));
    }

    private HttpRequest request(Body body) {
        return HttpRequest.newBuilder(service.at("/api/v1/readings"))
                .timeout(Duration.ofMinutes(10))
                .header("Content-Type", body.mediaType())
                .POST(HttpRequest.BodyPublishers.ofString(body.text()))
                .build();
    }

    private static void check(Body body, HttpResponse<String> answer) {
        try {
            JsonNode report = answer.statusCode() == 200 ? MAPPER.readTree(answer.body()) : MAPPER.nullNode();
            if (report.path("accepted").asInt() != body.readings()) {
                String said = answer.body();
                throw new IllegalStateException("of %d readings not all were accepted: %d %s"
                        .formatted(
                                body.readings(),
                                answer.statusCode(),
                                said.substring(0, Math.min(2_000, said.length()))));
            }
        } catch (IOException e) {
            throw new IllegalStateException("an answer that is not JSON: " + answer.body(), e);
        }
    }
}
