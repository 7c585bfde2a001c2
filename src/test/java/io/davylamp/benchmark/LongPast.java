package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import io.davylamp.chaos.PostgresProcess;
import io.davylamp.chaos.ServiceProcess;
import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Years of the market come in under a book: {@code ./mvnw test-compile exec:java@long-past}, the package built before.
 * Shows how fast the past is judged, the largest heap meanwhile, and how long a reading takes at rest and beside it.
 *
 * <p>{@code -Dpast.operators=200 -Dpast.days=1459 -Dpast.seconds=300 -Dpast.options="-Xmx512m"}; after so many seconds it
 * stops and says how far it came.
 */
public final class LongPast {
    private static final Path HOME = Path.of("target", "long-past");
    private static final String DATABASE = "past";
    private static final int OPERATORS = Integer.getInteger("past.operators", 200);
    private static final int DAYS = Integer.getInteger("past.days", 1_459);
    private static final int SECONDS = Integer.getInteger("past.seconds", 300);
    private static final String OPTIONS = System.getProperty("past.options", "-Xmx512m");
    private static final int AT_REST = 300;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} ([0-9.E]+)");
    private static final Pattern JUDGED = Pattern.compile("davylamp_assessment_total(?:\\{[^}]*})? ([0-9.E]+)");

    private final ServiceProcess service;
    private final Poster poster;
    private final Sql sql;
    private final Book book;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(5);
    private long sent;
    private double mostHeap;

    private LongPast(ServiceProcess service, Sql sql) {
        this.service = service;
        this.poster = new Poster(service);
        this.sql = sql;
        Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS + 1L));
        this.book = new Book("past-", OPERATORS, first, Duration.ofSeconds(1));
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        try (PostgresProcess postgres = PostgresProcess.in(HOME.resolve("postgresql"))) {
            postgres.create(DATABASE);
            Map<String, String> settings = new HashMap<>(postgres.settings(DATABASE));
            settings.put("davylamp.rules.dir", Path.of("rules").toAbsolutePath().toString());
            settings.put("davylamp.monitor.look-for-silence-every", "off");
            try (ServiceProcess service = ServiceProcess.in(
                    Files.createDirectories(HOME.resolve("service")), settings, OPTIONS.split(" ", -1))) {
                service.start();
                service.awaitReady();
                new LongPast(service, new Sql(postgres.source(DATABASE))).run();
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        book.register(sql);
        Body.of(Poster.JSON, book.introduction(), 1_000).forEach(poster::post);
        readings(Duration.ofSeconds(15)); // warms up
        show("readings at rest", readings(BETWEEN.multipliedBy(AT_REST)));
        double before = measured(JUDGED);
        long started = System.nanoTime();
        System.out.printf("%d days of history answered %d after %.1f s%n", DAYS, history(), seconds(started));
        long[] beside = readings(Duration.ofSeconds(SECONDS));
        double took = seconds(started);
        show("readings beside the past", beside);
        System.out.printf(
                "judged %,.0f in %.0f s: %,.0f a second; %d of %d operators still before it; most heap %.0f MB of %s%n",
                measured(JUDGED) - before,
                took,
                (measured(JUDGED) - before) / took,
                waiting(),
                OPERATORS,
                mostHeap / 1e6,
                OPTIONS);
    }

    /** Sends one reading after another, each at its time, for so long or until nothing waits any more. */
    private long[] readings(Duration most) throws IOException, InterruptedException {
        long[] took = new long[(int) (most.toMillis() / BETWEEN.toMillis())];
        long start = System.nanoTime();
        boolean atRest = waiting() == 0;
        int count = 0;
        while (count < took.length
                && System.nanoTime() - start < most.toNanos()
                && (atRest || count % 20 > 0 || waiting() > 0)) {
            long due = start + count * BETWEEN.toNanos();
            while (System.nanoTime() < due) {
                Thread.sleep(1);
            }
            poster.post(Body.of(Poster.JSON, List.of(reading())));
            took[count++] = System.nanoTime() - due;
            if (count % 20 == 0) {
                mostHeap = Math.max(mostHeap, measured(HEAP));
            }
        }
        return Arrays.copyOf(took, count);
    }

    private Reading reading() {
        sent++;
        return new Reading.Fleet(
                "live-" + sent,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                book.id(random.nextInt(OPERATORS)),
                1_000 + random.nextInt(500),
                0.95,
                30);
    }

    private int history() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("date,price_usd,blk_cnt,difficulty_mean,fees_btc,issuance_btc\n");
        LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        double price = 30_000;
        for (int day = DAYS - 1; day >= 0; day--) {
            price *= Math.exp(0.03 * random.nextGaussian());
            rows.append("%s,%s,144,3e13,14.4,900\n".formatted(last.minusDays(day), price));
        }
        HttpRequest request = HttpRequest.newBuilder(service.at("/api/v1/market/history"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(rows.toString()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private long waiting() {
        return sql.query(
                        "select (select count(*) from walk) + (select count(*) from reassessment) as waiting",
                        row -> row.getLong("waiting"))
                .get(0);
    }

    private double measured(Pattern measure) throws IOException, InterruptedException {
        URI metrics = service.management("/q/metrics");
        Matcher found =
                measure.matcher(http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        double sum = 0;
        while (found.find()) {
            sum += Double.parseDouble(found.group(1));
        }
        return sum;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void show(String what, long... took) {
        Arrays.sort(took);
        System.out.printf(
                "%s: %d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                what,
                took.length,
                took[took.length / 2] / 1e6,
                took[(int) (took.length * 0.99)] / 1e6,
                took[took.length - 1] / 1e6);
    }
}
