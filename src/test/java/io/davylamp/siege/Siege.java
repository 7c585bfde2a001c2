package io.davylamp.siege;

import io.davylamp.chaos.PostgresProcess;
import io.davylamp.chaos.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every attack against the packaged service with a heap of 768 MB, and shows what it did to others: whether the
 * service lives, how long its health and a reading took meanwhile, what it holds afterwards.
 *
 * <pre>./mvnw package -DskipTests
 * ./mvnw test-compile exec:java@siege                            all attacks
 * ./mvnw test-compile exec:java@siege -Dexec.args=multipart      those whose name holds this
 * </pre>
 *
 * Everything goes to this machine's own loopback addresses. Ends with 1 if an attack did harm.
 */
public final class Siege {
    private static final Path HOME = Path.of("target", "siege");
    private static final String DATABASE = "siege";
    private static final long LONGEST_HEALTH_MILLIS = 1_000;
    private static final int THREADS_MORE = 20;
    private static final long MEGABYTES_MORE = 64;
    /** A process that checks rulebooks may be kept for the next check. */
    private static final int CHILDREN_MORE = 2;

    private Siege() {}

    public static void main(String... arguments) throws Exception {
        String named = arguments.length > 0 ? arguments[0] : "";
        List<Outcome> outcomes = new ArrayList<>();
        try (PostgresProcess postgres = PostgresProcess.in(HOME.resolve("postgresql"));
                ServiceProcess service = service(postgres)) {
            service.start();
            service.awaitReady();
            register(service);
            Load before = Load.of(service.pid());
            System.out.println(Outcome.HEAD);
            for (Attack attack : attacks()) {
                if (attack.name().contains(named)) {
                    outcomes.add(suffer(attack, service, before));
                    System.out.println(outcomes.get(outcomes.size() - 1));
                }
            }
            System.out.printf("before: %s%nafter:  %s%n", before, Load.of(service.pid()));
        }
        long harmful = outcomes.stream().filter(it -> !it.harm().isEmpty()).count();
        System.out.printf("%d attacks, %d did harm%n", outcomes.size(), harmful);
        System.exit(harmful == 0 && !outcomes.isEmpty() ? 0 : 1);
    }

    /**
     * What an attack did.
     *
     * @param harm what must not have happened
     */
    private record Outcome(String name, Answers answers, Pulse.Record pulse, Load after, List<String> harm) {
        static final String HEAD = "%-52s %9s %9s %9s %8s %8s  %s"
                .formatted("attack", "health ms", "reading", "answer", "threads", "heap MB", "answers");

        @Override
        public String toString() {
            return "%-52s %9d %9d %9d %8d %8d  %s%s"
                    .formatted(
                            name,
                            pulse.longestHealthMillis(),
                            pulse.longestReadingMillis(),
                            answers.longestMillis(),
                            after.threads(),
                            after.heapMegabytes(),
                            answers,
                            harm.isEmpty() ? "" : "   <<< " + String.join("; ", harm));
        }
    }

    private static List<Attack> attacks() {
        List<Attack> all = new ArrayList<>(BodyAttacks.all());
        all.addAll(ConnectionAttacks.all());
        all.addAll(RuleAttacks.all());
        return all;
    }

    private static Outcome suffer(Attack attack, ServiceProcess service, Load before)
            throws IOException, InterruptedException {
        Answers answers = new Answers();
        Pulse.Record record;
        try (Pulse pulse = Pulse.start(service)) {
            attack.work().run(new Besieged(service.at("/")), answers);
            record = pulse.stop();
        }
        boolean alive =
                ProcessHandle.of(service.pid()).filter(ProcessHandle::isAlive).isPresent();
        if (!alive) {
            service.start();
            service.awaitReady();
        }
        Load after = Load.of(service.pid());
        List<String> harm = harm(answers, record, before, after);
        note(harm, !alive, "the service died, and was started again");
        return new Outcome(attack.name(), answers, record, after, harm);
    }

    private static List<String> harm(Answers answers, Pulse.Record pulse, Load before, Load after) {
        List<String> harm = new ArrayList<>();
        note(harm, pulse.failures() > 0, "%d of %d beats failed".formatted(pulse.failures(), 2 * pulse.beats()));
        note(harm, pulse.longestHealthMillis() > LONGEST_HEALTH_MILLIS, "health was slow");
        note(harm, answers.faults() > 0, "%d answers 5xx".formatted(answers.faults()));
        note(harm, after.threads() > before.threads() + THREADS_MORE, "threads are left");
        note(harm, after.heapMegabytes() > before.heapMegabytes() + MEGABYTES_MORE, "memory is left");
        note(harm, after.children() > before.children() + CHILDREN_MORE, "processes are left");
        return harm;
    }

    private static void note(List<String> harm, boolean is, String what) {
        if (is) {
            harm.add(what);
        }
    }

    private static ServiceProcess service(PostgresProcess postgres) throws Exception {
        postgres.create(DATABASE);
        Map<String, String> settings = new HashMap<>(postgres.settings(DATABASE));
        settings.put("davylamp.rules.dir", Path.of("rules").toAbsolutePath().toString());
        return ServiceProcess.in(Files.createDirectories(HOME.resolve("service")), settings, "-Xmx768m");
    }

    private static void register(ServiceProcess service) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.at("/api/v1/operators/acme"))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("""
                                        {"name": "Acme Mining", "pool": {"scheme": "FPPS", "fee": 0.02},
                                         "power": {"pue": 1.05, "takeOrPay": false, "curtailable": true}, "btcHaircut": 0.1}"""))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
    }
}
