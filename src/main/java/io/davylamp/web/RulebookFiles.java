package io.davylamp.web;

import io.davylamp.rules.RulebookSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A rulebook's files as they are sent: bounded before anything is read of them. */
final class RulebookFiles {
    private static final int MOST_FILES = 500;
    private static final int MOST_CHARACTERS_OF_A_FILE = 512 * 1024;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_ ()-][A-Za-z0-9_. ()-]{0,99}(?:/[A-Za-z0-9_ ()-][A-Za-z0-9_. ()-]{0,99}){0,5}");

    /** Names that begin with a dot, and the second copy of each that a Mac puts into an archive. */
    private static final Pattern NO_FILE_OF_RULES = Pattern.compile("(?:^|/)(?:\\.|__MACOSX/)");

    private static final String RULEBOOK = "rulebook.yaml";

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

    /** The files of a zip archive as a rulebook. */
    static RulebookSource ofArchive(byte[] archive) {
        return of("", archived(archive));
    }

    /**
     * The files of a zip archive. It is read entry by entry and given up as soon as it holds too much, whatever its
     * directory says of their sizes. What begins with a dot, and what a Mac adds, is left out as in a folder; so is the
     * one folder around them all where it holds {@code rulebook.yaml}.
     */
    static Map<String, String> archived(byte[] archive) {
        Map<String, String> files = new HashMap<>();
        long bytes = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(MOST_CHARACTERS_OF_A_FILE + 1);
                bytes += content.length;
                if (content.length > MOST_CHARACTERS_OF_A_FILE
                        || bytes > MOST_CHARACTERS
                        || files.size() == MOST_FILES) {
                    throw tooMuch(entry.getName());
                } else if (!entry.isDirectory()
                        && !NO_FILE_OF_RULES.matcher(entry.getName()).find()
                        && files.put(entry.getName(), text(entry.getName(), content)) != null) {
                    throw unreadable("the archive holds %s twice.".formatted(entry.getName()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("this is not a zip archive that can be read.");
        }
        if (files.isEmpty()) {
            throw unreadable("the archive holds no files, or is none.");
        }
        return withoutFolderAround(files);
    }

    private static Fault tooMuch(String at) {
        return Fault.of(
                ProblemType.BODY_TOO_LARGE,
                "the archive unpacks to more than %,d bytes in a file, %,d in all or %d files (at %s)."
                        .formatted(MOST_CHARACTERS_OF_A_FILE, MOST_CHARACTERS, MOST_FILES, at),
                "Maybe it holds more than the rulebook.");
    }

    private static Fault unreadable(String detail) {
        return Fault.of(
                ProblemType.MALFORMED_BODY,
                detail,
                "Maybe make it anew: zip -r rules.zip . inside the rulebook's folder.");
    }

    private static Map<String, String> withoutFolderAround(Map<String, String> files) {
        Set<String> tops = files.keySet().stream()
                .map(it -> it.substring(0, it.indexOf('/') + 1))
                .collect(Collectors.toSet());
        String top = tops.iterator().next();
        if (tops.size() > 1 || top.isEmpty() || !files.containsKey(top + RULEBOOK)) {
            return files;
        }
        return files.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().substring(top.length()), Map.Entry::getValue));
    }

    /** A file's text, as a folder's would be read; a workbook as Base64. */
    static String text(String path, byte[] bytes) {
        if (path.endsWith(".xlsx")) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Fault.of(
                    ProblemType.INVALID_VALUE,
                    "%s is not UTF-8 text.".formatted(path),
                    "Maybe save it with the encoding UTF-8; in Excel as \"CSV UTF-8\".");
        }
    }

    private static Fault fault(String pointer, String detail) {
        return Fault.atPointer(
                ProblemType.INVALID_VALUE, pointer, detail, "Maybe send {\"liquidity/runway.drl\": \"rule …\", …}.");
    }
}
