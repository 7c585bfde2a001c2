package io.davylamp.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Kills the service, or its database, by SIGKILL at random moments while readings flow and alerts go out, and then
 * counts what is missing. The same readings are also told, in quiet and cut into other requests, to a second database;
 * what both hold in the end must be equal.
 *
 * <pre>./mvnw package -DskipTests
 * ./mvnw test-compile exec:java@kill-nine -Dexec.args="20 service"   (or database; 20 kills of each when left out)
 * </pre>
 *
 * Ends with 1 if anything was lost, doubled or changed.
 */
public final class KillNine {
    private static final Path HOME = Path.of("target", "chaos");
    private static final int DEFAULT_KILLS = 20;
    private static final int CLIENTS = 4;
    private static final int FEWEST_DAYS = 8;
    private static final int QUIET_DAYS_AFTER = 4;
    private static final double REFUSALS = 0.05;
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(3);

    private final Story story;
    private final PostgresProcess postgres;

    KillNine(Story story, PostgresProcess postgres) {
        this.story = story;
        this.postgres = postgres;
    }

    public static void main(String... arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_KILLS;
        Killer.Victim[] victims = arguments.length > 1
                ? new Killer.Victim[] {Killer.Victim.valueOf(arguments[1].toUpperCase(Locale.ROOT))}
                : Killer.Victim.values();
        boolean sound = true;
        try (PostgresProcess postgres = PostgresProcess.in(HOME.resolve("postgresql"))) {
            for (Killer.Victim victim : victims) {
                Report report = new KillNine(new Story(30, 10), postgres).run(victim, kills);
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
    record Report(Killer.Victim victim, Map<String, Long> figures, Map<String, Long> faults) {
        boolean isSound() {
            return faults.values().stream().allMatch(it -> it == 0);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(
                    "\nkill -9 of the %s\n".formatted(victim.name().toLowerCase(Locale.ROOT)));
            figures.forEach((name, count) -> text.append("  %-34s %,10d%n".formatted(name, count)));
            text.append("  must be 0\n");
            faults.forEach((name, count) ->
                    text.append("  %-34s %,10d%s%n".formatted(name, count, count == 0 ? "" : "   <<<")));
            return text.toString();
        }
    }

    /** One performance under kills, one in quiet, and the comparison. */
    Report run(Killer.Victim victim, int kills)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        DataSource killed = database("killed");
        DataSource quiet = database("quiet");
        Audit audit = new Audit(killed, quiet);
        Ledger ledger = new Ledger();
        Map<String, Long> figures = new LinkedHashMap<>();
        Map<String, Long> faults = new LinkedHashMap<>();
        try (WebhookSink sink = WebhookSink.start(REFUSALS);
                ServiceProcess service = service("killed", sink)) {
            service.start();
            service.awaitReady();
            Sender sender = new Sender(service, ledger);
            Killer killer = new Killer(victim, service, postgres, kills);
            int days = perform(new Performance(story, sender, killed), killer);
            figures.put("kills", (long) killer.done());
            figures.put("days told", (long) days);
            JsonNode replay = sender.replay();
            awaitDeliveries(audit);
            tellInQuiet(days, quiet);
            figures.put("readings acknowledged", (long) ledger.acknowledged().size());
            figures.put("acknowledged as known already", (long) ledger.duplicates());
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
        }
        return new Report(victim, figures, faults);
    }

    private DataSource database(String name) throws SQLException {
        postgres.create(name);
        return postgres.source(name);
    }

    private ServiceProcess service(String database, WebhookSink sink) throws IOException {
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
        return ServiceProcess.in(Files.createDirectories(HOME.resolve(database)), settings, "-Xmx768m");
    }

    private static int perform(Performance performance, Killer killer) throws InterruptedException, ExecutionException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> killing = thread.submit(killer);
        thread.shutdown();
        int[] last = {0};
        int days = performance.loud(CLIENTS, day -> {
            if (day < FEWEST_DAYS || !killing.isDone()) {
                last[0] = day;
            }
            return day <= last[0] + QUIET_DAYS_AFTER;
        });
        killing.get();
        return days;
    }

    private void tellInQuiet(int days, DataSource quiet) throws IOException, InterruptedException {
        try (WebhookSink sink = WebhookSink.start(0);
                ServiceProcess service = service("quiet", sink)) {
            service.start();
            service.awaitReady();
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
