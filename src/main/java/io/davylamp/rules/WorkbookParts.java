package io.davylamp.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens a workbook's zip, within bounds, and refuses by name every part that is not text in cells: macros, links to
 * other files, embedded objects, pictures, connections. Parts that are known to be harmless and of no use to a table
 * are allowed and not read.
 */
final class WorkbookParts {
    private static final int MOST_PARTS = 200;
    private static final int MOST_BYTES_OF_A_PART = 2 * 1024 * 1024;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    /** A real sheet shrinks to a tenth or so. */
    private static final int MOST_RATIO = 100;
    /** Below this, a part may be as regular as it likes. */
    private static final int SMALL = 64 * 1024;

    private static final byte[] OLD_FORMAT = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int END_OF_ZIP = 22;

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
    private final List<String> names = new ArrayList<>();
    private long bytesRead;

    private WorkbookParts() {}

    /** The parts of a workbook that are to be read, by name. */
    static Map<String, byte[]> read(byte[] file) throws Refusal {
        if (startsWith(file, OLD_FORMAT)) {
            throw refused(
                    "this is a workbook of the old format, or one with a password.",
                    "Maybe save it as .xlsx, without a password.");
        } else if (!startsWith(file, ZIP)) {
            throw refused("this is not a workbook.", "Maybe save it as .xlsx with LibreOffice or Excel.");
        }
        WorkbookParts workbook = new WorkbookParts();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                workbook.part(entry, zip, file.length);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refused("the workbook cannot be unpacked: %s.".formatted(e.getMessage()), "Maybe save it again.");
        }
        workbook.checkDirectory(file);
        return workbook.parts;
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    private void part(ZipEntry entry, ZipInputStream zip, int bytesOfFile) throws IOException, Refusal {
        String name = entry.getName();
        checkName(name);
        byte[] part = zip.readNBytes(MOST_BYTES_OF_A_PART + 1);
        bytesRead += part.length;
        boolean swollen = bytesRead > SMALL && bytesRead > (long) MOST_RATIO * bytesOfFile;
        if (part.length > MOST_BYTES_OF_A_PART || bytesRead > MOST_BYTES || swollen) {
            throw refused(
                    "the workbook unpacks to far more than a table holds (at %s).".formatted(name),
                    "Maybe copy the table into a new workbook.");
        }
        if (READ.matcher(name).matches()) {
            parts.put(name, part);
        }
    }

    private void checkName(String name) throws Refusal {
        String lower = name.toLowerCase(Locale.ROOT);
        if (names.contains(lower) || names.size() == MOST_PARTS) {
            throw refused(
                    "the workbook has a part twice, or more than %d (at %s).".formatted(MOST_PARTS, shown(name)),
                    "Maybe copy the table into a new workbook.");
        }
        names.add(lower);
        boolean harmless = !name.contains("..")
                && !name.contains("\\")
                && !name.startsWith("/")
                && (READ.matcher(name).matches() || PASSED_OVER.matcher(name).matches());
        if (!harmless) {
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

    /** What was read from the front of the zip is all that its directory, which other programs go by, lists. */
    private void checkDirectory(byte[] file) throws Refusal {
        int end = file.length - END_OF_ZIP;
        boolean whole = end > 0
                && file[end] == 'P'
                && file[end + 1] == 'K'
                && file[end + 2] == 5
                && file[end + 3] == 6
                && ((file[end + 10] & 0xFF) | (file[end + 11] & 0xFF) << 8) == names.size();
        if (!whole) {
            throw refused("the workbook's directory does not fit its parts.", "Maybe save it again.");
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
