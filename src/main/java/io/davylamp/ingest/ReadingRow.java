package io.davylamp.ingest;

import io.davylamp.mining.Fingerprint;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.Comparator;

/**
 * A reading as it is kept.
 *
 * @param contentHash equal where the content is
 * @param received greater than that of every reading of the same subject received before
 */
record ReadingRow(Key key, String kind, Instant at, String body, String contentHash, long received) {
    /** The subject market readings are kept under; no operator can be called so. */
    static final String MARKET = "@market";

    /** A reading that is not received yet. */
    static ReadingRow of(Reading reading) {
        return of(reading, 0);
    }

    static ReadingRow of(Reading reading, long received) {
        String body = ReadingJson.write(reading);
        return new ReadingRow(
                key(reading), ReadingJson.kind(reading), reading.at(), body, Fingerprint.of(body), received);
    }

    static Key key(Reading reading) {
        return new Key(subject(reading), reading.id());
    }

    static String subject(Reading reading) {
        return reading instanceof Reading.OfOperator it ? it.operatorId().value() : MARKET;
    }

    /** What a reading is known by. */
    record Key(String subject, String id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::subject).thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
