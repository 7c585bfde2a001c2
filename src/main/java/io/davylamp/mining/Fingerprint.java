package io.davylamp.mining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of derived things: the same parts give the same id, for ever and on every replica. */
public final class Fingerprint {
    private static final String BETWEEN_PARTS = "\u001f";

    private Fingerprint() {}

    /** 32 hexadecimal digits: the first half of the SHA-256 of the parts. */
    public static String of(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(BETWEEN_PARTS, parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
