package io.davylamp.web;

import io.davylamp.rules.RulebookSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A rulebook's files as they are sent: bounded before anything is read of them. */
final class RulebookFiles {
    private static final int MOST_FILES = 500;
    private static final int MOST_CHARACTERS_OF_A_FILE = 512 * 1024;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_ ()-][A-Za-z0-9_. ()-]{0,99}(?:/[A-Za-z0-9_ ()-][A-Za-z0-9_. ()-]{0,99}){0,5}");

    private RulebookFiles() {}

    /**
     * Files as a rulebook.
     *
     * @param pointer where they stand in the body
     */
    static RulebookSource of(String pointer, Map<String, String> files) {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw fault(pointer, "there are %d files; allowed is 1 to %d.".formatted(files.size(), MOST_FILES));
        }
        long characters = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            String at = pointer + "/" + file.getKey().replace("~", "~0").replace("/", "~1");
            int length =
                    Optional.ofNullable(file.getValue()).map(String::length).orElse(-1);
            if (!PATH.matcher(file.getKey()).matches()) {
                throw fault(
                        at,
                        "this is no path of a rulebook's file: letters, digits, blanks, dots, dashes; six folders at most.");
            } else if (length < 0 || length > MOST_CHARACTERS_OF_A_FILE) {
                throw fault(
                        at,
                        "the file has %,d characters; allowed is up to %,d."
                                .formatted(Math.max(0, length), MOST_CHARACTERS_OF_A_FILE));
            }
            characters += length;
        }
        if (characters > MOST_CHARACTERS) {
            throw fault(
                    pointer,
                    "the files have %,d characters; allowed is up to %,d.".formatted(characters, MOST_CHARACTERS));
        }
        return new RulebookSource(files);
    }

    /**
     * The files of a zip archive. It is read entry by entry and given up as soon as it holds too much, whatever its
     * directory says of their sizes.
     */
    static RulebookSource ofArchive(byte[] archive) {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), text(entry.getName(), zip.readNBytes(MOST_CHARACTERS_OF_A_FILE + 1)));
                }
                if (files.size() > MOST_FILES) {
                    throw fault("", "the archive has more than %d files.".formatted(MOST_FILES));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Fault.of(
                    ProblemType.MALFORMED_BODY,
                    "the body is not a zip archive that can be read.",
                    "Maybe make it anew: zip -r rules.zip . inside the rulebook's folder.");
        }
        return of("", files);
    }

    /** A file's text; a workbook as Base64. */
    static String text(String path, byte[] bytes) {
        return path.endsWith(".xlsx")
                ? Base64.getEncoder().encodeToString(bytes)
                : new String(bytes, StandardCharsets.UTF_8);
    }

    private static Fault fault(String pointer, String detail) {
        return Fault.atPointer(
                ProblemType.INVALID_VALUE, pointer, detail, "Maybe send {\"liquidity/runway.drl\": \"rule …\", …}.");
    }
}
