package io.davylamp.rules;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip archive in which every program finds the same files: what its directory lists is in it once, end to end,
 * under the same name. It is bounded by what the directory says before anything is unpacked, and what is unpacked is
 * held to that.
 */
public final class Archive {
    private static final int END = 0x06054b50;
    private static final int BYTES_OF_END = 22;
    private static final int LARGE_LOCATOR = 0x07064b50;
    private static final int BYTES_OF_LARGE_LOCATOR = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final String AGAIN = "Maybe create it again with an ordinary zip program.";

    /**
     * The bounds of an archive.
     *
     * @param entries how many files and folders
     * @param bytesOfAFile bytes of one, unpacked
     * @param bytes bytes of all, unpacked
     */
    public record Limits(int entries, int bytesOfAFile, int bytes) {}

    private final byte[] file;
    private final List<ArchiveEntry> entries;

    private Archive(byte[] file, List<ArchiveEntry> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    /** Reads the directory of an archive, and checks it against what is in the archive. */
    public static Archive open(byte[] file, Limits limits) throws UnreadableArchive {
        ByteBuffer zip = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(zip);
        checkOneVolume(zip, end);
        int directory = zip.getInt(end + 16);
        int count = zip.getShort(end + 10) & 0xFFFF;
        if (directory < 0 || directory > end || zip.getInt(end + 12) != end - directory) {
            throw new UnreadableArchive("the archive's directory is not at its end.", AGAIN);
        } else if (count > limits.entries()) {
            throw tooLarge("has %,d entries; allowed are %,d".formatted(count, limits.entries()));
        }
        List<ArchiveEntry> entries = new ArrayList<>();
        int at = directory;
        for (int i = 0; i < count; i++) {
            ArchiveEntry entry = ArchiveEntry.read(zip, at, end);
            entries.add(entry);
            at = entry.next();
        }
        if (at != end) {
            throw new UnreadableArchive("the archive's directory lists more than it counts.", AGAIN);
        }
        checkNames(entries);
        checkSizes(entries, limits);
        checkEndToEnd(entries, zip, directory);
        return new Archive(file, entries);
    }

    private static int end(ByteBuffer zip) throws UnreadableArchive {
        int last = zip.limit() - BYTES_OF_END;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END) {
                if ((zip.getShort(at + 20) & 0xFFFF) != last - at) {
                    throw new UnreadableArchive("something follows the archive's end.", AGAIN);
                }
                return at;
            }
        }
        throw new UnreadableArchive("this is not a zip archive, or its end is missing.", AGAIN);
    }

    private static void checkOneVolume(ByteBuffer zip, int end) throws UnreadableArchive {
        boolean large = zip.getInt(end + 16) == -1
                || zip.getShort(end + 10) == -1
                || (end >= BYTES_OF_LARGE_LOCATOR && zip.getInt(end - BYTES_OF_LARGE_LOCATOR) == LARGE_LOCATOR);
        if (large) {
            throw new UnreadableArchive(
                    "the archive is in the format for more than 4 GB (zip64).", "Maybe create it again without zip64.");
        } else if (zip.getInt(end + 4) != 0 || zip.getShort(end + 8) != zip.getShort(end + 10)) {
            throw new UnreadableArchive("the archive is one of several volumes.", "Maybe create it again as one file.");
        }
    }

    private static void checkNames(List<ArchiveEntry> entries) throws UnreadableArchive {
        for (ArchiveEntry entry : entries) {
            Optional<String> fault = FileName.fault(entry.name());
            if (fault.isPresent()) {
                throw new UnreadableArchive(
                        "the name '%s' in the archive %s.".formatted(FileName.shown(entry.name()), fault.get()),
                        "Maybe rename the file: letters, digits, dots and dashes, a / between folders.");
            }
        }
        Optional<String> twice = FileName.twice(entries.stream()
                .map(it -> it.isFolder() ? it.name().substring(0, it.name().length() - 1) : it.name())
                .toList());
        if (twice.isPresent()) {
            throw new UnreadableArchive(
                    "the archive holds %s twice, differing only in capitals.".formatted(FileName.shown(twice.get())),
                    "Maybe remove one of the two.");
        }
    }

    private static void checkSizes(List<ArchiveEntry> entries, Limits limits) throws UnreadableArchive {
        long bytes = 0;
        for (ArchiveEntry entry : entries) {
            bytes += entry.size();
            if (entry.size() > limits.bytesOfAFile() || bytes > limits.bytes()) {
                throw tooLarge("unpacks to more than %,d bytes in a file or %,d in all (at %s)"
                        .formatted(limits.bytesOfAFile(), limits.bytes(), FileName.shown(entry.name())));
            }
        }
    }

    /** No byte before the directory belongs to no entry, or to two. */
    private static void checkEndToEnd(List<ArchiveEntry> entries, ByteBuffer zip, int directory)
            throws UnreadableArchive {
        long at = 0;
        for (ArchiveEntry entry : entries.stream()
                .sorted(Comparator.comparingInt(ArchiveEntry::start))
                .toList()) {
            if (entry.start() != at) {
                throw new UnreadableArchive(
                        "the archive holds bytes that its directory does not list, or lists twice (at %s)."
                                .formatted(FileName.shown(entry.name())),
                        AGAIN);
            }
            at = entry.end(zip, directory);
        }
        if (at != directory) {
            throw new UnreadableArchive(
                    "the archive holds bytes that its directory does not list (at its end).", AGAIN);
        }
    }

    private static UnreadableArchive tooLarge(String what) {
        return new UnreadableArchive(
                "the archive %s.".formatted(what), "Maybe it holds more than belongs in it.", true);
    }

    /** What it lists, in the order of its directory. */
    public List<ArchiveEntry> entries() {
        return entries;
    }

    /** An entry, unpacked: exactly as long as its directory says, and with its check sum. */
    public byte[] content(ArchiveEntry entry) throws UnreadableArchive {
        byte[] content = new byte[entry.size()];
        Inflater inflater = new Inflater(true);
        try {
            if (entry.isPacked()) {
                inflater.setInput(file, entry.content(), entry.packed());
                int length = 0;
                int more = 1;
                while (length < content.length && more > 0) {
                    more = inflater.inflate(content, length, content.length - length);
                    length += more;
                }
                boolean whole = length == content.length
                        && inflater.inflate(new byte[1]) == 0
                        && inflater.finished()
                        && inflater.getRemaining() == 0;
                checkTrue(whole, entry);
            } else {
                System.arraycopy(file, entry.content(), content, 0, content.length);
            }
        } catch (DataFormatException e) {
            checkTrue(false, entry);
        } finally {
            inflater.end();
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        checkTrue((int) sum.getValue() == entry.sum(), entry);
        return content;
    }

    private static void checkTrue(boolean asListed, ArchiveEntry entry) throws UnreadableArchive {
        if (!asListed) {
            throw new UnreadableArchive(
                    "%s in the archive is not what its directory says, or is damaged."
                            .formatted(FileName.shown(entry.name())),
                    AGAIN);
        }
    }
}
