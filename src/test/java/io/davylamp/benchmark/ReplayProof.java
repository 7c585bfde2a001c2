package io.davylamp.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.benchmark.Poster.Body;
import io.davylamp.chaos.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Has a service judge a year of a large book day by day, kills it, and has another process compute every assessment
 * again from what was kept. It ends with 0 if at least as many as wanted came out, and each byte for byte as stored.
 *
 * <pre>./mvnw -DskipTests package exec:java@replay -Dexec.args="1000000"   (assessments; 100,000 when left out)</pre>
 *
 * <p>A second argument names the {@code quarkus-run.jar} of an earlier build: that one judges the year, and this one
 * computes it again.
 */
public final class ReplayProof {
    private static final int USUALLY_WANTED = 100_000;
    private static final int DAYS = 365;
    private static final int READINGS_OF_A_REQUEST = 1_000;
    private static final int CLIENTS = 2;
    private static final int WINDOWS = 4;
    private static final Duration NOON = Duration.ofHours(12);
    private static final Duration MORNING_TO_NOON = Duration.ofHours(6);

    private static final JsonMapper JSON = new JsonMapper();

    private final Rig rig;
    private final Book book;
    private final Instant start;

    private ReplayProof(Rig rig, int operators) {
        this.rig = rig;
        this.start = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(DAYS + 1))
                .plus(NOON);
        this.book = new Book("replayed-", operators, start, Duration.ofDays(1));
    }

    private record Found(long replayed, long differing, String first) {
        Found plus(Found other) {
            return new Found(
                    replayed + other.replayed, differing + other.differing, first.isEmpty() ? other.first : first);
        }
    }

    public static void main(String... arguments) throws Exception {
        int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUALLY_WANTED;
        Path writer = arguments.length > 1 ? Path.of(arguments[1]) : ServiceProcess.PACKAGED;
        boolean proved;
        try (Rig rig = Rig.start(writer)) {
            ReplayProof proof = new ReplayProof(rig, wanted / DAYS + 1);
            long started = System.nanoTime();
            proof.send();
            rig.restartService();
            long begun = System.nanoTime();
            Found found = proof.replay();
            System.out.printf(
                    Locale.ROOT,
                    "%,d readings of %,d operators sent in %.0f s; %,d assessments replayed in %.0f s, %,d differ%s%n",
                    (long) proof.book.operators() * DAYS,
                    proof.book.operators(),
                    (begun - started) / 1e9,
                    found.replayed(),
                    (System.nanoTime() - begun) / 1e9,
                    found.differing(),
                    found.first().isEmpty() ? "" : ", such as " + found.first());
            proved = found.differing() == 0 && found.replayed() >= wanted;
        }
        System.exit(proved ? 0 : 1);
    }

    /** Day by day, as it happens: the market opens, all are judged by it, and each operator reports at noon. */
    private void send() throws InterruptedException {
        Poster poster = new Poster(rig.service());
        book.register(rig.sql());
        Random random = new Random(7);
        double price = 48_000;
        for (int day = 0; day < DAYS; day++) {
            Instant morning = start.plus(Duration.ofDays(day)).minus(MORNING_TO_NOON);
            poster.post(Body.of(Poster.JSON, List.of(book.market(morning, price))));
            rig.awaitJudged();
            price = Math.max(9_000, Math.min(120_000, price * Math.exp(0.04 * random.nextGaussian())));
            List<Body> bodies = Body.of(Poster.NDJSON, book.next(book.operators()), READINGS_OF_A_REQUEST);
            for (int from = 0; from < bodies.size(); from += CLIENTS) {
                CompletableFuture.allOf(bodies.subList(from, Math.min(bodies.size(), from + CLIENTS)).stream()
                                .map(poster::postSoon)
                                .toArray(CompletableFuture[]::new))
                        .join();
            }
        }
    }

    private Found replay() throws IOException, InterruptedException {
        Found all = new Found(0, 0, "");
        Duration window = Duration.ofDays(DAYS / WINDOWS + 2);
        for (int i = 0; i < WINDOWS; i++) {
            Instant from = start.minus(NOON).plus(window.multipliedBy(i));
            all = all.plus(replay(from, from.plus(window).minusMillis(1)));
        }
        return all;
    }

    private Found replay(Instant from, Instant to) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        rig.service().at("/api/v1/replays?from=%s&to=%s".formatted(from, to)))
                .timeout(Duration.ofMinutes(20))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%d %s".formatted(answer.statusCode(), answer.body()));
        }
        JsonNode report = JSON.readTree(answer.body());
        return new Found(
                report.path("replayed").asLong(),
                report.path("differing").asLong(),
                report.path("differences").path(0).toString());
    }
}
