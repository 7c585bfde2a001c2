package io.davylamp.rules;

import io.davylamp.rules.format.RuleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One reading of a rulebook's folder, within bounds. */
final class RulebookFolder {
    private static final int MAX_FILES = 500;
    private static final int MAX_FILE_BYTES = 256 * 1024;
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final int DEEPEST = 6;
    /** Files and folders that are read. */
    private static final int MAX_ENTRIES = 4 * MAX_FILES;
    /** So often a folder may be swapped while it is read; nobody swaps faster for long. */
    private static final int MAX_ATTEMPTS = 10;

    /** Where Kubernetes keeps the generation in force of a mounted ConfigMap. */
    private static final String CONFIG_MAP_GENERATION = "..data";

    private final Path root;
    private final Map<String, String> files = new TreeMap<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private long bytesRead;
    private int entries;

    private RulebookFolder(Path root) {
        this.root = root;
    }

    /** Reads one generation; where it is swapped for another meanwhile, reads that one from the beginning. */
    static Map<String, String> read(Path folder) {
        try {
            for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
                Optional<Map<String, String>> files = readUnlessSwapped(folder);
                if (files.isPresent()) {
                    return files.get();
                }
            }
            return readGeneration(generation(folder));
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableRulebook(List.of(RuleProblem.inFile(
                    folder.toString(),
                    "the rulebook's folder cannot be read: %s.".formatted(e),
                    "Maybe the path is wrong or the service may not read it.")));
        }
    }

    /** Nothing where the folder leads to another generation by now: whatever was read or lacked says nothing then. */
    private static Optional<Map<String, String>> readUnlessSwapped(Path folder) throws IOException {
        Path root;
        try {
            root = generation(folder);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            Map<String, String> files = readGeneration(root);
            return leadsTo(root, folder) ? Optional.of(files) : Optional.empty();
        } catch (IOException | UnreadableRulebook e) {
            if (leadsTo(root, folder)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Map<String, String> readGeneration(Path root) throws IOException {
        RulebookFolder reading = new RulebookFolder(root);
        reading.folder(root, "", 1);
        FileName.twice(reading.files.keySet())
                .ifPresent(it -> reading.problem(
                        it,
                        "the folder has it twice, differing only in capitals.",
                        "Maybe remove one of the two: some systems keep only one."));
        if (!reading.problems.isEmpty()) {
            throw new UnreadableRulebook(reading.problems);
        }
        return reading.files;
    }

    private static boolean leadsTo(Path root, Path folder) throws IOException {
        try {
            return root.equals(generation(folder));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Path generation(Path folder) throws IOException {
        Path generation = folder.resolve(CONFIG_MAP_GENERATION);
        return (Files.isDirectory(generation) ? generation : folder).toRealPath();
    }

    private void folder(Path folder, String prefix, int depth) throws IOException {
        List<Path> found = entries(folder);
        checkNumber(found.size(), prefix);
        for (Path entry : found) {
            String path = prefix + entry.getFileName();
            Optional<String> fault = FileName.fault(path);
            if (fault.isPresent()) {
                problem(
                        FileName.shown(path),
                        "the file's name %s.".formatted(fault.get()),
                        "Maybe rename it: letters, digits, dots and dashes.");
            } else if (!entry.toRealPath().startsWith(root)) {
                problem(path, "the link leads out of the rulebook's folder.", "Maybe copy the file into the folder.");
            } else if (Files.isDirectory(entry) && depth == DEEPEST) {
                problem(path, "folders are nested deeper than %d.".formatted(DEEPEST), "Maybe flatten them.");
            } else if (Files.isDirectory(entry)) {
                folder(entry, path + "/", depth + 1);
            } else {
                file(entry, path);
            }
        }
    }

    private void checkNumber(int more, String prefix) {
        entries += more;
        if (entries > MAX_ENTRIES) {
            throw new UnreadableRulebook(List.of(RuleProblem.inFile(
                    prefix.isEmpty() ? "." : prefix,
                    "the folder has more than %,d files and folders.".formatted(MAX_ENTRIES),
                    "Maybe this is not a rulebook's folder.")));
        }
    }

    /** One more than are allowed at most: that many need not be counted. */
    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(
                folder, it -> !it.getFileName().toString().startsWith("."))) {
            for (Path entry : stream) {
                entries.add(entry);
                if (entries.size() > MAX_ENTRIES) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.naturalOrder());
        return entries;
    }

    private void file(Path file, String path) throws IOException {
        if (!Files.isRegularFile(file)) {
            problem(path, "this is not a regular file.", "Maybe remove it.");
        } else if (files.size() == MAX_FILES || bytesRead > MAX_BYTES) {
            throw new UnreadableRulebook(List.of(RuleProblem.inFile(
                    path,
                    "the folder has more than %d files or %,d bytes.".formatted(MAX_FILES, MAX_BYTES),
                    "Maybe this is not a rulebook's folder.")));
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                text(in.readNBytes(MAX_FILE_BYTES + 1), path);
            }
        }
    }

    private void text(byte[] bytes, String path) {
        bytesRead += bytes.length;
        if (bytes.length > MAX_FILE_BYTES) {
            problem(path, "the file has more than %,d bytes.".formatted(MAX_FILE_BYTES), "Maybe split it.");
            return;
        }
        if (RuleFormat.isBinary(path)) {
            files.put(path, Base64.getEncoder().encodeToString(bytes));
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            files.put(path, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problem(path, "the file is not UTF-8 text.", "Maybe save it with the encoding UTF-8.");
        }
    }

    private void problem(String path, String message, String advice) {
        problems.add(RuleProblem.inFile(path, message, advice));
    }
}
