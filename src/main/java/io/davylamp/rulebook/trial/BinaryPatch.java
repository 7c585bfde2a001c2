package io.davylamp.rulebook.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** A binary file's change in Git's form: the whole content, deflated, in base 85. */
final class BinaryPatch {
    private static final String NOTHING = "0".repeat(40);
    private static final int BYTES_A_LINE = 52;
    private static final char[] DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~".toCharArray();

    private BinaryPatch() {}

    /**
     * The change.
     *
     * @param before the content before, as Base64; null where the file is new
     * @param after the content after; null where the file goes
     */
    static String of(@Nullable String before, @Nullable String after) {
        byte[] content = after == null ? new byte[0] : Base64.getDecoder().decode(after);
        byte[] old = before == null ? new byte[0] : Base64.getDecoder().decode(before);
        return "index %s..%s\nGIT binary patch\n%s\n%s\n"
                .formatted(
                        before == null ? NOTHING : blobId(old),
                        after == null ? NOTHING : blobId(content),
                        literal(content),
                        literal(old));
    }

    private static String literal(byte[] content) {
        byte[] deflated = deflate(content);
        StringBuilder text =
                new StringBuilder("literal ").append(content.length).append('\n');
        for (int from = 0; from < deflated.length; from += BYTES_A_LINE) {
            int length = Math.min(BYTES_A_LINE, deflated.length - from);
            text.append((char) (length <= 26 ? 'A' + length - 1 : 'a' + length - 27));
            for (int i = from; i < from + length; i += 4) {
                fiveDigits(deflated, i, from + length, text);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void fiveDigits(byte[] bytes, int from, int end, StringBuilder text) {
        long value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 8 | (i < end ? bytes[i] & 0xff : 0);
        }
        char[] digits = new char[5];
        for (int i = 4; i >= 0; i--) {
            digits[i] = DIGITS[(int) (value % 85)];
            value /= 85;
        }
        text.append(digits);
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static String blobId(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + content.length + "\0").getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
