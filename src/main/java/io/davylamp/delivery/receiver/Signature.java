package io.davylamp.delivery.receiver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks 1.0 asks: {@code v1,} and the base64 of the HMAC-SHA256 of
 * {@code id.timestamp.body}, once for each secret, separated by spaces.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">The
 *     specification</a>
 */
public final class Signature {
    static final String ALLOWED = "whsec_ and the base64 of 24 to 64 bytes";

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    private Signature(List<SecretKeySpec> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @param secrets one or more secrets, separated by spaces; empty if one is not of the form {@link #ALLOWED} */
    public static Optional<Signature> of(String secrets) {
        List<SecretKeySpec> keys = new ArrayList<>();
        for (String secret : secrets.strip().split("\\s+", -1)) {
            byte[] bytes = decode(secret);
            if (bytes.length < 24 || bytes.length > 64) {
                return Optional.empty();
            }
            keys.add(new SecretKeySpec(bytes, HMAC));
        }
        return Optional.of(new Signature(keys));
    }

    /** The value of {@code webhook-signature}. */
    public String sign(String id, Instant sentAt, String body) {
        byte[] signed = "%s.%d.%s".formatted(id, sentAt.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(it -> "v1," + hmac(it, signed)).collect(Collectors.joining(" "));
    }

    private static byte[] decode(String secret) {
        try {
            return secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String hmac(SecretKeySpec key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
