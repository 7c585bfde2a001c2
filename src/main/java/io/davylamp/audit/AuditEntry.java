package io.davylamp.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A deed in its place in the trail.
 *
 * @param seq its number, from 1, without gaps
 * @param previous hash of the entry before; of the first entry, {@link AuditHead#START}'s
 * @param hash SHA-256 over number, previous hash and every field of the deed, each in UTF-8 preceded by its length in
 *     bytes and a colon, so that no text can pass from one field into the next; lower-case hexadecimal
 */
public record AuditEntry(long seq, AuditAction deed, String previous, String hash) {

    /** The entry that follows a head. */
    public static AuditEntry after(AuditHead head, AuditAction deed) {
        long seq = head.seq() + 1;
        return new AuditEntry(seq, deed, head.hash(), hash(seq, deed, head.hash()));
    }

    /** Whether its hash is that of its content. */
    public boolean isWhole() {
        return hash.equals(hash(seq, deed, previous));
    }

    public AuditHead head() {
        return new AuditHead(seq, hash);
    }

    private static String hash(long seq, AuditAction deed, String previous) {
        MessageDigest digest = sha256();
        for (String field : List.of(
                Long.toString(seq),
                previous,
                deed.at().toString(),
                deed.who(),
                deed.action(),
                deed.before(),
                deed.after(),
                deed.why())) {
            byte[] bytes = field.getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
