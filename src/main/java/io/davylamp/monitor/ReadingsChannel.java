package io.davylamp.monitor;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.ingest.Submission;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Readings from Kafka: one message, one reading as JSON. A poll's messages are one batch; their offsets are committed
 * with it in PostgreSQL, and a consumer that gets a partition goes on from there. What is refused goes to the
 * quarantine and to the dead-letter topic.
 */
@ApplicationScoped
public class ReadingsChannel {
    /** The channel's name in the configuration. */
    static final String CHANNEL = "readings";

    private static final Logger LOG = Logger.getLogger(ReadingsChannel.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RiskMonitor monitor;
    private final KafkaOffsets offsets;
    private final DeadLetters deadLetters;
    private final Clock clock;

    ReadingsChannel(RiskMonitor monitor, KafkaOffsets offsets, DeadLetters deadLetters, Clock clock) {
        this.monitor = monitor;
        this.offsets = offsets;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    @Blocking
    @SuppressWarnings("unchecked") // the metadata's class carries no type arguments
    CompletionStage<Void> receive(Message<List<String>> batch) throws InterruptedException {
        IncomingKafkaRecordBatchMetadata<String, String> metadata =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        untilDone(metadata.getRecords());
        return batch.ack();
    }

    /** An outage of the database holds the channel up and loses nothing: the batch is tried until it is kept. */
    private void untilDone(ConsumerRecords<String, String> records) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                accept(records);
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "a batch from Kafka could not be kept; it is tried again in %s", pause);
                Thread.sleep(pause.toMillis());
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
    }

    private void accept(ConsumerRecords<String, String> records) {
        Instant now = clock.instant();
        List<ConsumerRecord<String, String>> fresh = new ArrayList<>();
        List<Submission> items = new ArrayList<>();
        Map<KafkaOffsets.Partition, Long> next = new HashMap<>();
        for (TopicPartition assigned : records.partitions()) {
            KafkaOffsets.Partition partition = new KafkaOffsets.Partition(assigned.topic(), assigned.partition());
            long done = offsets.next(partition).orElse(0);
            for (ConsumerRecord<String, String> record : records.records(assigned)) {
                if (record.offset() >= done) {
                    items.add(ReadingParser.line(items.size(), text(record), now));
                    fresh.add(record);
                    next.put(partition, record.offset() + 1);
                }
            }
        }
        for (ItemOutcome outcome : monitor.accept(new Batch("kafka", items, next))) {
            if (outcome instanceof ItemOutcome.Rejected rejected) {
                deadLetters.send(fresh.get(rejected.position()), rejected.rejection());
            }
        }
    }

    /** A message without a value is an empty one: refused like any other that holds no reading. */
    static String text(ConsumerRecord<String, String> record) {
        return Objects.requireNonNullElse(record.value(), "");
    }

    /** A consumer that is given a partition goes on where the last committed batch ended. */
    @ApplicationScoped
    @Identifier("readings.from-database")
    static class FromDatabase implements KafkaConsumerRebalanceListener {
        private final KafkaOffsets offsets;

        FromDatabase(KafkaOffsets offsets) {
            this.offsets = offsets;
        }

        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                offsets.next(new KafkaOffsets.Partition(partition.topic(), partition.partition()))
                        .ifPresent(next -> consumer.seek(partition, next));
            }
        }
    }
}
