package io.davylamp.fuzz;

import io.davylamp.chaos.PostgresProcess;
import io.davylamp.chaos.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code ./mvnw test-compile exec:java@fuzz}: malformed requests to the packaged service in a heap of 768 MB. Arguments:
 * how many (20,000), from which number on (1), how many at once (4).
 */
public final class Fuzz {
    private static final Path HOME = Path.of("target", "fuzz");
    private static final int DEFAULT_COUNT = 20_000;
    private static final int DEFAULT_SENDERS = 4;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Fuzz() {}

    public static void main(String... arguments) throws Exception {
        int count = argument(arguments, 0, DEFAULT_COUNT);
        int first = argument(arguments, 1, 1);
        int senders = argument(arguments, 2, DEFAULT_SENDERS);
        boolean sound;
        try (PostgresProcess postgres = PostgresProcess.in(HOME.resolve("postgresql"));
                ServiceProcess service = service(postgres)) {
            service.start();
            service.awaitReady();
            FuzzTally tally = new Fuzzer(service.at("/")).run(first, count, senders);
            System.out.println(tally);
            sound = tally.faults().isEmpty() && tally.longest().compareTo(LONGEST) <= 0;
        }
        System.exit(sound ? 0 : 1);
    }

    /** With the demo's book, so that there is something to look at. */
    private static ServiceProcess service(PostgresProcess postgres) throws IOException, SQLException {
        postgres.create("fuzz");
        Map<String, String> settings = new HashMap<>(postgres.settings("fuzz"));
        settings.put("davylamp.rules.dir", Path.of("rules").toAbsolutePath().toString());
        settings.put("davylamp.demo", "true");
        // some declare more than they send
        settings.put("davylamp.http.request-within", "PT2S");
        return ServiceProcess.in(Files.createDirectories(HOME.resolve("service")), settings, "-Xmx768m");
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }
}
