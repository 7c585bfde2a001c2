package io.davylamp.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Measures and prints one table.
 *
 * <pre>./mvnw package -DskipTests
 * ./mvnw test-compile exec:java@benchmark                                  (everything)
 * ./mvnw test-compile exec:java@benchmark -Dexec.args="evaluation ingest"  (some of it)
 * </pre>
 *
 * <p>{@code evaluation} judgements a second beside hand-written rules · {@code ingest} readings a second over REST and
 * Kafka beside raw COPY · {@code book} how long a market reading takes to be judged for 10,000 operators · {@code
 * alert} from accepted to webhook received.
 */
public final class Benchmark {
    private static final List<String> ALL = List.of("evaluation");
    private static final Duration TURN = Duration.ofSeconds(3);

    private Benchmark() {}

    public static void main(String... arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? ALL : Arrays.asList(arguments);
        Table table = new Table(System.out);
        for (String name : wanted) {
            switch (name) {
                case "evaluation" -> new EvaluationBenchmark(TURN).run(table);
                default -> throw new IllegalArgumentException("%s is none of %s".formatted(name, ALL));
            }
        }
        System.exit(0);
    }
}
