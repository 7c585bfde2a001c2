package io.davylamp.chaos;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.Reading;
import java.util.HashMap;
import java.util.Map;

/** Every reading the service acknowledged, as it was sent: kept here, where no kill reaches it. */
final class Ledger {
    /** What a reading is known by. */
    record Key(String subject, String id) {
        static Key of(Reading reading) {
            String subject =
                    reading instanceof Reading.OfOperator it ? it.operatorId().value() : "@market";
            return new Key(subject, reading.id());
        }
    }

    private final Map<Key, String> acknowledged = new HashMap<>();
    private final Map<Key, Integer> accepted = new HashMap<>();
    private int duplicates;

    /** Takes an acknowledgement: {@code accepted} or {@code duplicate}. */
    synchronized void acknowledge(Reading reading, String outcome) {
        Key key = Key.of(reading);
        acknowledged.put(key, ReadingJson.write(reading));
        switch (outcome) {
            case "accepted" -> accepted.merge(key, 1, Integer::sum);
            case "duplicate" -> duplicates++;
            default -> throw new IllegalArgumentException(outcome);
        }
    }

    /** Each reading acknowledged, with its content. */
    synchronized Map<Key, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Readings that were told to be new more than once: counted twice. */
    synchronized long acceptedTwice() {
        return accepted.values().stream().filter(it -> it > 1).count();
    }

    /** Acknowledgements of readings known already: repeats of ours, or of requests whose answer was lost. */
    synchronized int duplicates() {
        return duplicates;
    }
}
