package io.davylamp.monitor.intake;

import io.davylamp.ingest.Submission;
import java.util.List;
import java.util.Map;

/**
 * What is kept and judged in one transaction.
 *
 * @param source where it came from, for the quarantine: {@code rest}, {@code csv}, {@code kafka}
 * @param items what was sent, positions rising
 * @param offsets consumed Kafka offsets to be written with it: the next one to read, by partition; empty otherwise
 */
public record Batch(String source, List<Submission> items, Map<KafkaOffsets.Partition, Long> offsets) {
    public Batch {
        items = List.copyOf(items);
        offsets = Map.copyOf(offsets);
    }

    public static Batch of(String source, List<Submission> items) {
        return new Batch(source, items, Map.of());
    }
}
