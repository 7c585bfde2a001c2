package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import io.davylamp.chaos.PostgresProcess;
import io.davylamp.chaos.ServiceProcess;
import io.davylamp.chaos.WebhookSink;
import io.davylamp.sql.Sql;
import io.davylamp.testing.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * All that is measured together, on one machine: the packaged service as it is shipped, PostgreSQL with the durability
 * of production, a Kafka broker, a receiver of webhooks.
 */
final class Rig implements AutoCloseable {
    private static final Path HOME = Path.of("target", "benchmark");
    private static final String DATABASE = "benchmark";
    private static final int PARTITIONS = 4;
    /** As many as workers judge what comes by REST. */
    private static final int CONSUMERS = 2;

    /** Of the service's JVM; {@code -Dservice.options="-Xmx1g -XX:StartFlightRecording=filename=…"} looks inside. */
    private static final String OPTIONS = System.getProperty("service.options", "-Xmx1g");

    private static final int READINGS_OF_A_REQUEST = 1_000;

    private final PostgresProcess postgres;
    private final KafkaBroker kafka;
    private final WebhookSink sink;
    private final ServiceProcess service;

    private Rig(PostgresProcess postgres, KafkaBroker kafka, WebhookSink sink, ServiceProcess service) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.sink = sink;
        this.service = service;
    }

    static Rig start() throws IOException, SQLException, InterruptedException {
        return start(ServiceProcess.PACKAGED);
    }

    /**
     * The same with another build of the service, until it is restarted.
     *
     * @param jar its {@code quarkus-run.jar}
     */
    static Rig start(Path jar) throws IOException, SQLException, InterruptedException {
        PostgresProcess postgres = PostgresProcess.in(HOME.resolve("postgresql"));
        postgres.create(DATABASE);
        KafkaBroker kafka = KafkaBroker.start();
        makeTopic(kafka);
        WebhookSink sink = WebhookSink.start(0);
        Map<String, String> settings = new HashMap<>(postgres.settings(DATABASE));
        settings.putAll(sink.settings());
        settings.put("davylamp.rules.dir", Path.of("rules").toAbsolutePath().toString());
        settings.put("davylamp.monitor.look-for-silence-every", "off");
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("mp.messaging.incoming.readings.enabled", "true");
        settings.put("mp.messaging.incoming.readings.concurrency", String.valueOf(CONSUMERS));
        ServiceProcess service =
                ServiceProcess.in(Files.createDirectories(HOME.resolve("service")), settings, OPTIONS.split(" ", -1));
        Rig rig = new Rig(postgres, kafka, sink, service);
        service.start(jar);
        service.awaitReady();
        return rig;
    }

    private static void makeTopic(KafkaBroker kafka) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("readings", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic could not be made", e);
        }
    }

    DataSource database() {
        return postgres.source(DATABASE);
    }

    Sql sql() {
        return new Sql(database());
    }

    ServiceProcess service() {
        return service;
    }

    KafkaBroker kafka() {
        return kafka;
    }

    WebhookSink sink() {
        return sink;
    }

    /** Makes a book known, lets every operator report, and waits until all that follows from it is done. */
    void introduce(Book book) throws InterruptedException {
        Poster poster = new Poster(service);
        book.register(sql());
        Body.of(Poster.JSON, book.introduction(), READINGS_OF_A_REQUEST).forEach(poster::post);
        awaitQuiet();
    }

    /** Another process takes over: what only the memory of the last one held is gone. */
    void restartService() throws InterruptedException {
        service.killNine();
        service.start();
        service.awaitReady();
    }

    /** Waits until every operator is judged by the market readings so far. */
    void awaitJudged() throws InterruptedException {
        while (isAny("select 1 from reassessment union all select 1 from walk limit 1")) {
            Thread.sleep(2);
        }
    }

    /** Waits until every alert has gone out, too. */
    void awaitQuiet() throws InterruptedException {
        awaitJudged();
        while (isAny("select 1 from delivery where status in ('pending', 'digested') limit 1")) {
            Thread.sleep(50);
        }
    }

    private boolean isAny(String query) {
        return !sql().query(query, row -> true).isEmpty();
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
        sink.close();
        kafka.close();
        postgres.close();
    }
}
