package io.davylamp.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * PostgreSQL's programs as the class path carries them, packed, for the platform this runs on. A package without them
 * also lacks the libraries that unpack them, so this class uses none of those.
 */
final class PostgresArchive {
    private PostgresArchive() {}

    /** Whether there is one: a container image has none. */
    static boolean isPacked() {
        return PostgresArchive.class.getResource(name()) != null;
    }

    static InputStream open() throws IOException {
        InputStream packed = PostgresArchive.class.getResourceAsStream(name());
        if (packed == null) {
            throw new IOException("no PostgreSQL is included for this platform: " + name());
        }
        return packed;
    }

    /** SHA-256 of the archive, in hexadecimal. */
    static String digest() throws IOException {
        try (InputStream packed = open();
                DigestInputStream read = new DigestInputStream(packed, MessageDigest.getInstance("SHA-256"))) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String name() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-%s-%s.txz".formatted(system, machine);
    }
}
