package io.davylamp.rulebook;

import io.davylamp.mining.Declined;
import io.davylamp.rules.Archive;
import io.davylamp.rules.ArchiveEntry;
import io.davylamp.rules.FileName;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.UnreadableArchive;
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

/** A rulebook's files as they are sent: bounded before anything is read of them. */
public final class RulebookFiles {
    private static final int MAX_FILES = 500;
    private static final int MAX_FILE_CHARACTERS = 512 * 1024;
    private static final int MAX_CHARACTERS = 8 * 1024 * 1024;
    /** Folders count as entries, and so does what a Mac adds to each file. */
    private static final Archive.Limits LIMITS = new Archive.Limits(4 * MAX_FILES, MAX_FILE_CHARACTERS, MAX_CHARACTERS);

    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_ ()-][A-Za-z0-9_. ()-]{0,99}(?:/[A-Za-z0-9_ ()-][A-Za-z0-9_. ()-]{0,99}){0,5}");

    /** Names that begin with a dot, and the second copy of each that a Mac puts into an archive. */
    private static final Pattern NO_FILE_OF_RULES = Pattern.compile("(?:^|/)(?:\\.|__MACOSX/)");

    private static final String RULEBOOK = "rulebook.yaml";

    private RulebookFiles() {}

    /**
     * Files as a rulebook.
     *
     * @param pointer where they are in the body
     */
    public static RulebookSource of(String pointer, Map<String, String> files) {
        if (files.isEmpty() || files.size() > MAX_FILES) {
            throw fault(pointer, "there are %d files; allowed is 1 to %d.".formatted(files.size(), MAX_FILES));
        }
        Optional<String> twice = FileName.twice(files.keySet());
        if (twice.isPresent()) {
            throw fault(
                    pointer, "%s is listed twice, differing only in capitals.".formatted(FileName.shown(twice.get())));
        }
        long characters = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            String at = pointer + "/" + file.getKey().replace("~", "~0").replace("/", "~1");
            int length =
                    Optional.ofNullable(file.getValue()).map(String::length).orElse(-1);
            Optional<String> wrong = FileName.fault(file.getKey());
            if (wrong.isPresent()) {
                throw fault(at, "the name '%s' %s.".formatted(FileName.shown(file.getKey()), wrong.get()));
            } else if (!PATH.matcher(file.getKey()).matches()) {
                throw fault(
                        at,
                        "this is not a path of a rulebook's file: letters, digits, blanks, dots, dashes; six folders at most.");
            } else if (length < 0 || length > MAX_FILE_CHARACTERS) {
                throw fault(
                        at,
                        "the file has %,d characters; allowed is up to %,d."
                                .formatted(Math.max(0, length), MAX_FILE_CHARACTERS));
            }
            characters += length;
        }
        if (characters > MAX_CHARACTERS) {
            throw fault(
                    pointer,
                    "the files have %,d characters; allowed is up to %,d.".formatted(characters, MAX_CHARACTERS));
        }
        Map<String, String> unmarked = new HashMap<>(files);
        unmarked.replaceAll((path, text) -> withoutMark(text));
        return new RulebookSource(unmarked);
    }

    /** A text without the byte-order mark that some programs begin a file with. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The files of a zip archive as a rulebook. */
    public static RulebookSource ofArchive(byte[] archive) {
        return of("", archived(archive));
    }

    /**
     * The files of a zip archive, bounded by its directory before anything is unpacked. What begins with a dot, and
     * what a Mac adds, is left out as in a folder; so is the one folder around them all where it holds {@code
     * rulebook.yaml}.
     */
    public static Map<String, String> archived(byte[] archive) {
        Map<String, String> files = new HashMap<>();
        try {
            Archive opened = Archive.open(archive, LIMITS);
            for (ArchiveEntry entry : opened.entries()) {
                if (!entry.isFolder() && !NO_FILE_OF_RULES.matcher(entry.name()).find()) {
                    files.put(entry.name(), text(entry.name(), opened.content(entry)));
                }
            }
        } catch (UnreadableArchive e) {
            throw Declined.of(
                    e.isTooLarge() ? Declined.Why.TOO_LARGE : Declined.Why.UNREADABLE,
                    String.valueOf(e.getMessage()),
                    e.advice());
        }
        if (files.size() > MAX_FILES) {
            throw Declined.of(
                    Declined.Why.TOO_LARGE,
                    "the archive holds %,d files; allowed are %d.".formatted(files.size(), MAX_FILES),
                    "Maybe it holds more than the rulebook.");
        } else if (files.isEmpty()) {
            throw unreadable("the archive holds no files.");
        }
        return withoutFolderAround(files);
    }

    private static Declined unreadable(String detail) {
        return Declined.of(
                Declined.Why.UNREADABLE,
                detail,
                "Maybe create it again: zip -r rules.zip . inside the rulebook's folder.");
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
    public static String text(String path, byte[] bytes) {
        if (path.endsWith(".xlsx")) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return withoutMark(text);
        } catch (CharacterCodingException e) {
            throw Declined.of(
                    Declined.Why.UNFIT,
                    "%s is not UTF-8 text.".formatted(path),
                    "Maybe save it with the encoding UTF-8; in Excel as \"CSV UTF-8\".");
        }
    }

    private static Declined fault(String pointer, String detail) {
        return Declined.at(pointer, detail, "Maybe send {\"liquidity/runway.drl\": \"rule …\", …}.");
    }
}
