package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** A way in, and the seconds it took to take a turn's readings in. */
    private interface Way {
        double seconds(List<Reading> readings) throws Exception;
    }

    void run(Table table) throws Exception {
        rig.sql().update("create table reading_copied (like reading including all)");
        long judgedBefore = recorded();
        List<Way> ways = List.of(
                it -> overRest(it, Poster.JSON), it -> overRest(it, Poster.NDJSON), this::overKafka, this::copied);
        double[][] rates = new double[ways.size()][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                double rate = turn / ways.get(way).seconds(book.next(turn));
                if (round >= 0) {
                    rates[way][round] = rate;
                }
            }
        }
        double copy = Rates.median(rates[3]);
        table.title(
                "readings kept and judged, %,d operators, %,d readings a request, %d clients",
                book.operators(), BATCH, CLIENTS);
        table.row("REST, JSON array", Rates.median(rates[0]), "readings/s", ofCopy(Rates.median(rates[0]), copy));
        table.row("REST, NDJSON", Rates.median(rates[1]), "readings/s", ofCopy(Rates.median(rates[1]), copy));
        table.row("Kafka", Rates.median(rates[2]), "readings/s", ofCopy(Rates.median(rates[2]), copy));
        table.row("raw COPY", copy, "rows/s", "");
        double judged = (recorded() - judgedBefore) / (3.0 * turn * (ROUNDS + 1));
        table.row("readings that changed a verdict or a day", 100 * judged, "%", "");
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
                .map(it -> new ProducerRecord<String, String>("readings", ReadingJson.write(it)))
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
