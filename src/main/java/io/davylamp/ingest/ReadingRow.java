package io.davylamp.ingest;

import io.davylamp.mining.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;

/** A reading as it is kept; equal content gives an equal hash. */
record ReadingRow(Key key, String kind, Instant at, String body, String contentHash) {
    /** The subject market readings are kept under; no operator can be called so. */
    static final String MARKET = "@market";

    private static final int HASH_BYTES = 16;

    static ReadingRow of(Reading reading) {
        String subject =
                reading instanceof Reading.OfOperator it ? it.operatorId().value() : MARKET;
        String body = ReadingJson.write(reading);
        return new ReadingRow(
                new Key(subject, reading.id()), ReadingJson.kind(reading), reading.at(), body, hash(body));
    }

    private static String hash(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
