package io.davylamp.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Disturbs the service, of one replica or of several, or its database, at random moments while readings flow and alerts
 * go out, and then counts what is missing. The same readings are also sent, in quiet and cut into other requests, to a
 * second service with a database of its own; what both hold in the end must be equal, text for text.
 *
 * <pre>./mvnw package -DskipTests
 * ./mvnw test-compile exec:java@kill-nine -Dexec.args="20 service 3"
 * </pre>
 *
 * Arguments: how often (20); what is done, a {@link Disturbance} or {@code all} (all); how many replicas (3). Ends with 1
 * if anything was lost, doubled or changed.
 */
public final class KillNine {
    private static final Path HOME = Path.of("target", "chaos");
    private static final String DISTURBED = "disturbed";
    private static final String QUIET = "quiet";
    private static final int DEFAULT_TIMES = 20;
    private static final int DEFAULT_REPLICAS = 3;
    private static final int CLIENTS = 4;
    private static final int FEWEST_DAYS = 8;
    private static final int QUIET_DAYS_AFTER = 4;
    private static final double REFUSALS = 0.05;
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(3);

    private final Story story;
    private final PostgresProcess postgres;
    private final int replicas;

    KillNine(Story story, PostgresProcess postgres, int replicas) {
        this.story = story;
        this.postgres = postgres;
        this.replicas = replicas;
    }

    public static void main(String... arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_TIMES;
        Disturbance[] disturbances = arguments.length > 1 && !arguments[1].equals("all")
                ? new Disturbance[] {Disturbance.valueOf(arguments[1].toUpperCase(Locale.ROOT))}
                : Disturbance.values();
        int replicas = arguments.length > 2 ? Integer.parseInt(arguments[2]) : DEFAULT_REPLICAS;
        boolean sound = true;
        try (PostgresProcess postgres = PostgresProcess.in(HOME.resolve("postgresql"))) {
            for (Disturbance disturbance : disturbances) {
                Report report = new KillNine(new Story(30, 10), postgres, replicas).run(List.of(disturbance), times);
                System.out.println(report);
                sound &= report.isSound();
            }
        }
        System.exit(sound ? 0 : 1);
    }

    /**
     * What came of it.
     *
     * @param figures how much was done
     * @param faults what must be 0, each
     */
    record Report(List<Disturbance> disturbances, int replicas, Map<String, Long> figures, Map<String, Long> faults) {
        boolean isSound() {
            return faults.values().stream().allMatch(it -> it == 0);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("\ndisturbed: %s; replicas: %d\n"
                    .formatted(disturbances.toString().toLowerCase(Locale.ROOT), replicas));
            figures.forEach((name, count) -> text.append("  %-34s %,10d%n".formatted(name, count)));
            text.append("  must be 0\n");
            faults.forEach((name, count) ->
                    text.append("  %-34s %,10d%s%n".formatted(name, count, count == 0 ? "" : "   <<<")));
            return text.toString();
        }
    }

    /** One performance under disturbance, one in quiet, and the comparison. */
    Report run(List<Disturbance> disturbances, int times)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        DataSource disturbed = database(DISTURBED);
        DataSource quiet = database(QUIET);
        Audit audit = new Audit(disturbed, quiet);
        Ledger ledger = new Ledger();
        Map<String, Long> figures = new LinkedHashMap<>();
        Map<String, Long> faults = new LinkedHashMap<>();
        try (WebhookSink sink = WebhookSink.start(REFUSALS);
                Replicas service = service(DISTURBED, replicas, sink).start()) {
            Sender sender = new Sender(service, ledger);
            Disturber disturber = new Disturber(disturbances, service, postgres, DISTURBED, times);
            int days = perform(new Performance(story, sender, disturbed), disturber);
            figures.put("disturbances", (long) disturber.done());
            figures.put("days reported", (long) days);
            JsonNode replay = sender.replay();
            awaitDeliveries(audit);
            performInQuiet(days, quiet);
            figures.put("readings acknowledged", (long) ledger.acknowledged().size());
            figures.put("acknowledged as already known", (long) ledger.duplicates());
            figures.put("requests sent again", (long) sender.failures());
            figures.put("assessments replayed", replay.get("replayed").asLong());
            figures.put("alert changes recorded", audit.alertChanges());
            figures.put("webhooks received", (long) sink.arrivals().size());
            figures.put("webhooks repeated", repeated(sink));
            figures.put("webhooks answered 503", (long) sink.refused());
            faults.putAll(audit.ofReadings(ledger));
            faults.putAll(audit.ofAssessments());
            faults.put("replays that differ", replay.get("differing").asLong());
            faults.putAll(audit.ofAlertChanges());
            faults.putAll(audit.ofDeliveries(sink));
            faults.put("answers 5xx other than 503", sender.bareFaults());
        }
        return new Report(disturbances, replicas, figures, faults);
    }

    private DataSource database(String name) throws SQLException {
        postgres.create(name);
        return postgres.source(name);
    }

    private Replicas service(String database, int replicas, WebhookSink sink) throws IOException {
        Map<String, String> settings = new HashMap<>(postgres.settings(database));
        settings.putAll(sink.settings());
        settings.put("davylamp.rules.dir", Path.of("rules").toAbsolutePath().toString());
        // The story is set in the past: the clock must not add silence to it.
        settings.put("davylamp.monitor.look-for-silence-every", "off");
        settings.put("davylamp.monitor.work-off-every", "1s");
        // A dead sender's deliveries come back within seconds.
        settings.put("davylamp.delivery.total-timeout", "PT4S");
        settings.put("davylamp.delivery.lease", "PT8S");
        settings.put("davylamp.delivery.pause-max", "PT2S");
        List<ServiceProcess> processes = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            Path home = Files.createDirectories(HOME.resolve("%s-%d".formatted(database, i)));
            processes.add(ServiceProcess.in(home, settings, "-Xmx768m"));
        }
        return new Replicas(processes);
    }

    private static int perform(Performance performance, Disturber disturber)
            throws InterruptedException, ExecutionException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> disturbing = thread.submit(disturber);
        thread.shutdown();
        int[] last = {0};
        int days = performance.loud(CLIENTS, day -> {
            if (day < FEWEST_DAYS || !disturbing.isDone()) {
                last[0] = day;
            }
            return day <= last[0] + QUIET_DAYS_AFTER;
        });
        disturbing.get();
        return days;
    }

    private void performInQuiet(int days, DataSource quiet) throws IOException, InterruptedException {
        try (WebhookSink sink = WebhookSink.start(0);
                Replicas service = service(QUIET, 1, sink).start()) {
            new Performance(story, new Sender(service, new Ledger()), quiet).quiet(days);
        }
    }

    private static void awaitDeliveries(Audit audit) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_DELIVERY.toNanos();
        while (audit.unsettled() > 0 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    private static long repeated(WebhookSink sink) {
        return sink.arrivals().size()
                - sink.arrivals().stream()
                        .map(WebhookSink.Arrival::webhookId)
                        .distinct()
                        .count();
    }
}
