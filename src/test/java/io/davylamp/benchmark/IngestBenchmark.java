package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.PGConnection;

/**
 * Readings a second, kept and judged, over REST and over Kafka, beside raw COPY of just as many rows of the same content
 * into a table of the same shape on the same server. Bodies are made beforehand; the ways take turns.
 */
final class IngestBenchmark {
    private static final int BATCH = 1_000;
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final double GOAL_RATIO = 0.05;

    private final Rig rig;
    private final Book book;
    private final Poster poster;
    private final int turn;

    /** @param turn readings of one way's turn */
    IngestBenchmark(Rig rig, Book book, int turn) {
        this.rig = rig;
        this.book = book;
        this.poster = new Poster(rig.service());
        this.turn = turn;
    }

    /** A way in. */
    private record Way(String name, Sending sending) {}

    /** Takes a turn's readings in; returns the seconds that took. */
    private interface Sending {
        double seconds(List<Reading> readings) throws Exception;
    }

    void run(Table table) throws Exception {
        rig.sql().update("create table reading_copied (like reading including all)");
        long recordedBefore = recorded();
        List<Way> ways = List.of(
                new Way("REST, JSON array", it -> overRest(it, Poster.JSON)),
                new Way("REST, NDJSON", it -> overRest(it, Poster.NDJSON)),
                new Way("Kafka", this::overKafka),
                new Way("raw COPY", this::copied));
        double[] rates = medians(ways);
        double copy = rates[ways.size() - 1];
        table.title(
                "readings kept and judged, %,d operators, %,d readings a request, %d clients",
                book.operators(), BATCH, CLIENTS);
        for (int way = 0; way < ways.size() - 1; way++) {
            table.row(ways.get(way).name(), rates[way], "readings/s", ofCopy(rates[way], copy));
        }
        table.row("raw COPY", copy, "rows/s", "");
        double judged = (ways.size() - 1.0) * turn * (ROUNDS + 1);
        table.row("readings that changed a verdict or a day", 100 * (recorded() - recordedBefore) / judged, "%", "");
    }

    private double[] medians(List<Way> ways) throws Exception {
        double[][] rates = new double[ways.size()][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                double rate = turn / ways.get(way).sending().seconds(book.next(turn));
                System.err.printf("%s: %,.0f/s%s%n", ways.get(way).name(), rate, round < 0 ? ", warming up" : "");
                if (round >= 0) {
                    rates[way][round] = rate;
                }
            }
        }
        return Arrays.stream(rates).mapToDouble(Rates::median).toArray();
    }

    private static String ofCopy(double rate, double copy) {
        return "%.3f of COPY, goal at least %.2f and 5,000/s".formatted(rate / copy, GOAL_RATIO);
    }

    private double overRest(List<Reading> readings, String mediaType) throws InterruptedException, ExecutionException {
        List<Body> bodies = Body.of(mediaType, readings, BATCH);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long start = System.nanoTime();
            List<Callable<Void>> posts = bodies.stream()
                    .map(body -> (Callable<Void>) () -> {
                        poster.post(body);
                        return null;
                    })
                    .toList();
            for (Future<Void> post : clients.invokeAll(posts)) {
                post.get();
            }
            return secondsSince(start);
        } finally {
            clients.shutdown();
        }
    }

    private double overKafka(List<Reading> readings) throws InterruptedException {
        List<ProducerRecord<String, String>> records = readings.stream()
                .map(it -> new ProducerRecord<>(
                        "readings", ((Reading.OfOperator) it).operatorId().value(), ReadingJson.write(it)))
                .toList();
        long before = consumed();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", rig.kafka().bootstrapServers(), "linger.ms", "5"),
                new StringSerializer(),
                new StringSerializer())) {
            long start = System.nanoTime();
            records.forEach(producer::send);
            producer.flush();
            while (consumed() < before + records.size()) {
                Thread.sleep(2);
            }
            return secondsSince(start);
        }
    }

    private double copied(List<Reading> readings) throws SQLException, IOException {
        String rows = readings.stream().map(IngestBenchmark::row).collect(Collectors.joining());
        try (Connection connection = rig.database().getConnection();
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy reading_copied (subject, id, kind, at, body, content_hash) from stdin",
                            new java.io.StringReader(rows));
            double seconds = secondsSince(start);
            statement.execute("select 1");
            return seconds;
        }
    }

    private static String row(Reading reading) {
        String body = ReadingJson.write(reading);
        String hash = "%032x".formatted(body.hashCode());
        String subject = ((Reading.OfOperator) reading).operatorId().value();
        String kind = reading.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return String.join("\t", subject, reading.id(), kind, reading.at().toString(), body, hash) + "\n";
    }

    /** Messages of the topic whose batch is committed. */
    private long consumed() {
        return rig.sql()
                .query("select coalesce(sum(next_offset), 0) as number from kafka_offset", row -> row.getLong("number"))
                .get(0);
    }

    private long recorded() {
        return rig.sql()
                .query("select count(*) as number from assessment", row -> row.getLong("number"))
                .get(0);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
