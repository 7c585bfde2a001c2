package io.davylamp.monitor.intake;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.ingest.Rejection;
import io.davylamp.ingest.Submission;
import io.davylamp.sql.Transactions;
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
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private final Isolation isolation;
    private final KafkaOffsets offsets;
    private final DeadLetters deadLetters;
    private final Transactions transactions;
    private final Clock clock;

    ReadingsChannel(
            Isolation isolation,
            KafkaOffsets offsets,
            DeadLetters deadLetters,
            Transactions transactions,
            Clock clock) {
        this.isolation = isolation;
        this.offsets = offsets;
        this.deadLetters = deadLetters;
        this.transactions = transactions;
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

    /** An outage of the database holds the channel up and loses nothing; what a message is at fault for does not. */
    private void untilDone(ConsumerRecords<String, String> records) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                accept(records);
                return;
            } catch (RuntimeException e) {
                if (FailureCause.isContents(e)) {
                    giveUp(records, e);
                    return;
                }
                LOG.warnf(e, "a batch from Kafka could not be kept; it is tried again in %s", pause);
                Thread.sleep(pause.toMillis());
                pause = pause.compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
    }

    private void accept(ConsumerRecords<String, String> records) {
        Fresh fresh = fresh(records);
        Receipt receipt = isolation.take(new Batch("kafka", fresh.items(), fresh.next()));
        for (ItemOutcome outcome : receipt.outcomes()) {
            if (outcome instanceof ItemOutcome.Rejected rejected) {
                deadLetters.send(fresh.records().get(rejected.position()), rejected.rejection());
            } else if (outcome instanceof ItemOutcome.Held held) {
                deadLetters.send(fresh.records().get(held.position()), held.rejection());
            }
        }
    }

    /**
     * What of a poll was not processed before.
     *
     * @param records the messages
     * @param items the same, parsed
     * @param next the offset after the last of each partition
     */
    private record Fresh(
            List<ConsumerRecord<String, String>> records,
            List<Submission> items,
            Map<KafkaOffsets.Partition, Long> next) {}

    private Fresh fresh(ConsumerRecords<String, String> polled) {
        Instant now = clock.instant();
        Fresh fresh = new Fresh(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (TopicPartition assigned : polled.partitions()) {
            KafkaOffsets.Partition partition = new KafkaOffsets.Partition(assigned.topic(), assigned.partition());
            long done = offsets.next(partition).orElse(0);
            for (ConsumerRecord<String, String> record : polled.records(assigned)) {
                if (record.offset() >= done) {
                    fresh.items().add(parsed(fresh.items().size(), text(record), now));
                    fresh.records().add(record);
                    fresh.next().put(partition, record.offset() + 1);
                }
            }
        }
        return fresh;
    }

    /** A message that even parsing fails on is refused like any other: its partition goes on. */
    private static Submission parsed(int position, String text, Instant now) {
        try {
            return ReadingParser.line(position, text, now);
        } catch (RuntimeException e) {
            LOG.error("a message could not be parsed", e);
            return new Submission.Refused(position, Rejection.unreadable(text));
        }
    }

    /** Where even the quarantine refuses, the dead letters have all of it, and the partitions go on. */
    private void giveUp(ConsumerRecords<String, String> records, RuntimeException fault) {
        LOG.error(
                "a batch from Kafka could not be kept, nor put into the quarantine; its messages are in the dead letters",
                fault);
        Fresh fresh = fresh(records);
        for (ConsumerRecord<String, String> record : fresh.records()) {
            deadLetters.send(record, Rejection.unreadable(text(record)));
        }
        transactions.inOne(() -> {
            offsets.save(fresh.next());
            return fresh;
        });
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
