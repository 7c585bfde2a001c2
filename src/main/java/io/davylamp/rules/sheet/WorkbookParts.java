package io.davylamp.rules.sheet;

import io.davylamp.rules.Archive;
import io.davylamp.rules.ArchiveEntry;
import io.davylamp.rules.UnreadableArchive;
import io.davylamp.rules.text.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens a workbook's zip, within bounds, and refuses by name every part that is not text in cells: macros, links to
 * other files, embedded objects, pictures, connections. Parts that are known to be harmless and of no use to a table
 * are allowed and not read.
 */
final class WorkbookParts {
    private static final int MAX_PARTS = 200;
    private static final int MAX_PART_BYTES = 2 * 1024 * 1024;
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final Archive.Limits LIMITS = new Archive.Limits(MAX_PARTS, MAX_PART_BYTES, MAX_BYTES);
    /** A real sheet shrinks to a tenth or so. */
    private static final int MAX_RATIO = 100;
    /** Below this, a part may be as regular as it likes. */
    private static final int SMALL = 64 * 1024;

    private static final byte[] OLD_FORMAT = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final Pattern READ =
            Pattern.compile("\\[Content_Types]\\.xml|(_rels|xl/_rels|xl/worksheets/_rels)/[\\w.-]*\\.rels"
                    + "|xl/workbook\\.xml|xl/sharedStrings\\.xml|xl/styles\\.xml|xl/worksheets/[\\w.-]+\\.xml");
    private static final Pattern PASSED_OVER = Pattern.compile("docProps/.*|docMetadata/.*|customXml/.*|xl/theme/.*"
            + "|xl/printerSettings/.*|xl/comments[\\w.-]*\\.xml|xl/threadedComments/.*|xl/persons/.*"
            + "|xl/drawings/vmlDrawing[\\w.-]*\\.vml|xl/tables/.*|xl/calcChain\\.xml|xl/metadata\\.xml|.*/");
    private static final Map<String, String> FORBIDDEN = Map.of(
            "vbaproject", "macros",
            "macrosheets", "macros",
            "externallinks", "links to other workbooks",
            "embeddings", "embedded objects",
            "activex", "controls",
            "ctrlprops", "controls",
            "connections", "connections to databases",
            "querytables", "queries",
            "media", "pictures",
            "drawings", "drawings");

    private final Map<String, byte[]> parts = new HashMap<>();
    private long bytesRead;

    private WorkbookParts() {}

    /** The parts of a workbook that are to be read, by name. */
    public static Map<String, byte[]> read(byte[] file) throws Refusal {
        if (startsWith(file, OLD_FORMAT)) {
            throw refused(
                    "this is a workbook of the old format, or one with a password.",
                    "Maybe save it as .xlsx, without a password.");
        } else if (!startsWith(file, ZIP)) {
            throw refused("this is not a workbook.", "Maybe save it as .xlsx with LibreOffice or Excel.");
        }
        WorkbookParts workbook = new WorkbookParts();
        try {
            Archive archive = Archive.open(file, LIMITS);
            for (ArchiveEntry entry : archive.entries()) {
                checkName(entry.name());
                workbook.part(entry, archive, file.length);
            }
        } catch (UnreadableArchive e) {
            throw refused(
                    "the workbook cannot be unpacked: %s".formatted(e.getMessage()),
                    "Maybe copy the table into a new workbook.");
        }
        return workbook.parts;
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    private void part(ArchiveEntry entry, Archive archive, int bytesOfFile) throws Refusal, UnreadableArchive {
        bytesRead += entry.size();
        if (bytesRead > SMALL && bytesRead > (long) MAX_RATIO * bytesOfFile) {
            throw refused(
                    "the workbook unpacks to far more than a table holds (at %s).".formatted(shown(entry.name())),
                    "Maybe copy the table into a new workbook.");
        }
        byte[] content = archive.content(entry);
        if (READ.matcher(entry.name()).matches()) {
            parts.put(entry.name(), content);
        }
    }

    private static void checkName(String name) throws Refusal {
        if (!READ.matcher(name).matches() && !PASSED_OVER.matcher(name).matches()) {
            String lower = name.toLowerCase(Locale.ROOT);
            Optional<String> known = FORBIDDEN.entrySet().stream()
                    .filter(it -> lower.contains(it.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .findFirst();
            throw refused(
                    "the workbook has %s (%s).".formatted(known.orElse("a part that no table has"), shown(name)),
                    "Maybe copy the cells into a new workbook: a table has cells only.");
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[^\\w./\\[\\]-]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }

    private static Refusal refused(String message, String advice) {
        return new Refusal(0, message, advice);
    }
}
