package io.davylamp.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.Quarantine;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.intake.KafkaOffsets;
import io.davylamp.operator.OperatorStore;
import io.davylamp.sql.Sql;
import io.davylamp.testing.KafkaBroker;
import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Readings that come in by Kafka, against a real broker. */
@QuarkusTest
@TestProfile(KafkaReadingsTest.WithKafka.class)
@QuarkusTestResource(PostgresResource.class)
class KafkaReadingsTest {
    private static final Instant START = Instant.parse("2022-01-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final KafkaOffsets.Partition FIRST = new KafkaOffsets.Partition("readings", 0);

    @Inject
    OperatorStore operators;

    @Inject
    ReadingStore readings;

    @Inject
    AssessmentStore assessments;

    @Inject
    Quarantine quarantine;

    @Inject
    KafkaOffsets offsets;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    /** Switches the channel on. */
    public static class WithKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.readings.enabled", "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Broker.class));
        }
    }

    /** A broker for the time of this test. */
    public static class Broker implements QuarkusTestResourceLifecycleManager {
        private final KafkaBroker broker = KafkaBroker.start();

        @Override
        public Map<String, String> start() {
            return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
        }

        @Override
        public void stop() {
            broker.close();
        }
    }

    @Test
    void readings_are_kept_and_judged_once_and_bad_messages_end_in_the_dead_letter_topic() {
        // Given
        OperatorId id = new OperatorId("by-kafka");
        operators.register(Books.anOperator(id.value()), START);
        List<Reading> sent = Books.readings(id, START, 3, new Random(5));

        long before = offsets.next(FIRST).orElse(0);

        // When
        try (KafkaProducer<String, String> producer = producer()) {
            for (Reading reading : sent) {
                producer.send(new ProducerRecord<>("readings", 0, id.value(), ReadingJson.write(reading)));
            }
            producer.send(new ProducerRecord<>("readings", 0, id.value(), "{\"type\":\"fleet\""));
            producer.send(new ProducerRecord<>("readings", 0, id.value(), ReadingJson.write(sent.get(0))));
            producer.send(new ProducerRecord<>("readings", 0, "nobody", null));
        }

        // Then
        long next = before + sent.size() + 3L;
        await().atMost(SOON).untilAsserted(() -> assertThat(offsets.next(FIRST)).isEqualTo(OptionalLong.of(next)));
        assertThat(readings.from(id, START))
                .hasSameElementsAs(
                        sent.stream().map(Reading.OfOperator.class::cast).toList());
        assertThat(assessments.at(Subject.of(id), START.plus(Duration.ofDays(300))))
                .isPresent();
        assertThat(quarantine.before(Long.MAX_VALUE, 2))
                .allMatch(it -> it.source().equals("kafka"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(dead()).extracting(ConsumerRecord::value).contains("{\"type\":\"fleet\"", ""));
        assertThat(dead())
                .filteredOn(it -> it.value().equals("{\"type\":\"fleet\""))
                .allMatch(it -> header(it, "davylamp-reason").equals("NOT_JSON"));
    }

    @Test
    void a_message_that_the_database_does_not_bear_is_put_aside_and_its_partition_goes_on() {
        // Given
        OperatorId id = new OperatorId("by-kafka-poison");
        operators.register(Books.anOperator(id.value()), START);
        List<Reading> sent = Books.readings(id, START, 2, new Random(6));
        new Sql(database).update("alter table reading add constraint poison check (id <> 'poison')");
        Reading poison = new Reading.Fleet("poison", START, id, 1_500, 0.94, 32);

        // When
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>("readings", 0, id.value(), ReadingJson.write(poison)));
            for (Reading reading : sent) {
                producer.send(new ProducerRecord<>("readings", 0, id.value(), ReadingJson.write(reading)));
            }
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(readings.from(id, START)).hasSize(sent.size()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(dead())
                        .anyMatch(it -> it.value().equals(ReadingJson.write(poison))
                                && header(it, "davylamp-reason").equals("COULD_NOT_BE_KEPT")));
        new Sql(database).update("alter table reading drop constraint poison");
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private KafkaProducer<String, String> producer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** All dead letters there are. */
    private List<ConsumerRecord<String, String>> dead() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        TopicPartition letters = new TopicPartition("readings-dead", 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(letters));
            consumer.seekToBeginning(List.of(letters));
            long end =
                    Objects.requireNonNull(consumer.endOffsets(List.of(letters)).get(letters));
            while (consumer.position(letters) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        return records;
    }
}
