package io.davylamp.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of a rulebook: rule files, their cases and {@code rulebook.yaml}. Two sources with the same files have the
 * same version, wherever they came from.
 *
 * @param files relative path with forward slashes → text, sorted by path; a workbook ({@code .xlsx}) as Base64
 */
public record RulebookSource(Map<String, String> files) {
    private static final int VERSION_DIGITS = 16;

    public RulebookSource {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * Reads a folder. Names that start with a dot are left out; the layout of a mounted ConfigMap is followed to one
     * generation, never a mix of two.
     *
     * @throws UnreadableRulebook where the folder, or a file in it, cannot be taken: absent, too large, not UTF-8,
     *     or a link that leads out of the folder
     */
    public static RulebookSource read(Path folder) {
        return new RulebookSource(RulebookFolder.read(folder));
    }

    /** First 16 hexadecimal digits of SHA-256 over every path and text, each preceded by its length. */
    public String version() {
        MessageDigest digest = sha256();
        files.forEach((path, text) -> {
            digest(digest, path);
            digest(digest, text);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }

    private static void digest(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
