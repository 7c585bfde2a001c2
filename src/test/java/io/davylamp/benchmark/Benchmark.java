package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Measures, and prints one table.
 *
 * <pre>./mvnw package -DskipTests
 * ./mvnw test-compile exec:java@benchmark                                  (everything)
 * ./mvnw test-compile exec:java@benchmark -Dexec.args="evaluation ingest"  (some of it)
 * </pre>
 *
 * <p>{@code evaluation} judgements a second beside hand-written rules · {@code backtest} two rulebooks over a history
 * beside the live evaluator · {@code advice} how long a plan takes · {@code check} how long a check of 100 rules takes beside compiling them · {@code ingest} readings a second over REST and
 * Kafka beside raw COPY · {@code book} how long a market reading takes to be judged for 10,000 operators · {@code
 * alert} from accepted to webhook received. {@code small} cuts the last three down to a minute, to try them out.
 */
public final class Benchmark {
    private static final List<String> ALL =
            List.of("evaluation", "backtest", "advice", "check", "ingest", "book", "alert");
    private static final List<String> WITHOUT_SERVICE = List.of("evaluation", "backtest", "advice", "check");
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final int OPERATORS = 10_000;
    private static final int READINGS_OF_A_TURN = 40_000;
    private static final int SMALL = 10;

    private Benchmark() {}

    public static void main(String... arguments) throws Exception {
        // As in the service: the engine asks at each fact whether it is to be traced.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        org.jboss.logmanager.Logger.getLogger("").setLevel(java.util.logging.Level.INFO);
        List<String> wanted = Arrays.stream(arguments).filter(ALL::contains).toList();
        int divisor = Arrays.asList(arguments).contains("small") ? SMALL : 1;
        Table table = new Table(System.out);
        run(wanted.isEmpty() ? ALL : wanted, divisor, table);
        System.exit(0);
    }

    private static void run(List<String> wanted, int divisor, Table table) throws Exception {
        if (wanted.contains("evaluation")) {
            new EvaluationBenchmark(TURN.dividedBy(divisor)).run(table);
        }
        if (wanted.contains("backtest")) {
            new BacktestBenchmark().run(table);
        }
        if (wanted.contains("advice")) {
            new AdviceBenchmark().run(table);
        }
        if (wanted.contains("check")) {
            new CheckBenchmark().run(table);
        }
        if (WITHOUT_SERVICE.containsAll(wanted)) {
            return;
        }
        Instant now = Instant.now();
        Book book = new Book("operator-", OPERATORS / divisor, now);
        try (Rig rig = Rig.start()) {
            new Poster(rig.service()).post(Body.of(Poster.JSON, List.of(book.market(48_000))));
            rig.introduce(book);
            if (wanted.contains("ingest")) {
                new IngestBenchmark(rig, book, READINGS_OF_A_TURN / divisor).run(table);
            }
            if (wanted.contains("book")) {
                new BookBenchmark(rig, book).run(table);
            }
            if (wanted.contains("alert")) {
                new AlertBenchmark(rig, book, AlertBenchmark.alarming(now)).run(table);
            }
        }
    }
}
