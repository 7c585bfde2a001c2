package io.davylamp.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file or folder of a zip archive, as the directory lists it and the file's own head repeats it.
 *
 * @param name with forward slashes; a folder's ends with one
 * @param isPacked whether it is deflated rather than kept as it is
 * @param sum its check sum (CRC-32)
 * @param packed bytes it takes in the archive
 * @param size bytes it has when unpacked
 * @param start where its own head begins
 * @param content where its content begins
 * @param isFollowedBySizes whether its check sum and sizes follow it
 * @param next where the directory goes on
 */
public record ArchiveEntry(
        String name,
        boolean isPacked,
        int sum,
        int packed,
        int size,
        int start,
        int content,
        boolean isFollowedBySizes,
        int next) {
    private static final int LISTED = 0x02014b50;
    private static final int BYTES_LISTED = 46;
    private static final int OWN = 0x04034b50;
    private static final int BYTES_OWN = 30;
    private static final int SIZES = 0x08074b50;

    /** Encrypted in any way, or a change to another archive. */
    private static final int LOCKED = 1 | 1 << 5 | 1 << 6 | 1 << 13;

    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int LARGE_FIELD = 0x0001;
    private static final int OTHER_NAME_FIELD = 0x7075;
    private static final int KIND_OF_FILE = 0xF000;
    private static final int LINK = 0xA000;
    private static final String AGAIN = "Maybe create it again with an ordinary zip program.";

    /** Whether it holds nothing but others. */
    public boolean isFolder() {
        return name.endsWith("/");
    }

    /** Reads what the directory lists at a place, and holds the entry's own head against it. */
    static ArchiveEntry read(ByteBuffer zip, int at, int end) throws UnreadableArchive {
        if (at > end - BYTES_LISTED || zip.getInt(at) != LISTED) {
            throw new UnreadableArchive("the archive's directory lists less than it counts.", AGAIN);
        }
        int nameBytes = unsigned(zip, at + 28);
        int fieldBytes = unsigned(zip, at + 30);
        int next = at + BYTES_LISTED + nameBytes + fieldBytes + unsigned(zip, at + 32);
        if (next > end) {
            throw new UnreadableArchive("the archive's directory is cut off.", AGAIN);
        }
        String name = name(zip, at + BYTES_LISTED, nameBytes);
        checkKind(zip, at, name);
        checkFields(zip, at + BYTES_LISTED + nameBytes, fieldBytes, name);
        int start = zip.getInt(at + 42);
        checkOwn(zip, at, start, name, nameBytes);
        int content = start + BYTES_OWN + nameBytes + unsigned(zip, start + 28);
        ArchiveEntry entry = new ArchiveEntry(
                name,
                zip.getShort(at + 10) != 0,
                zip.getInt(at + 16),
                zip.getInt(at + 20),
                zip.getInt(at + 24),
                start,
                content,
                (zip.getShort(start + 6) & SIZES_FOLLOW) != 0,
                next);
        if (content > end - entry.packed() || (!entry.isPacked() && entry.packed() != entry.size())) {
            throw differs(name);
        }
        return entry;
    }

    private static int unsigned(ByteBuffer zip, int at) {
        return zip.getShort(at) & 0xFFFF;
    }

    private static String name(ByteBuffer zip, int at, int length) throws UnreadableArchive {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(zip.array(), at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableArchive(
                    "a name in the archive is not UTF-8 text.", "Maybe rename the file in plain letters.");
        }
    }

    private static void checkKind(ByteBuffer zip, int at, String name) throws UnreadableArchive {
        int method = unsigned(zip, at + 10);
        boolean link = (unsigned(zip, at + 40) & KIND_OF_FILE) == LINK && zip.get(at + 5) == 3;
        if ((unsigned(zip, at + 8) & LOCKED) != 0) {
            throw refused(name, "has a password, or belongs to another archive", "Maybe pack it without a password.");
        } else if (method != 0 && method != 8) {
            throw refused(name, "is packed in a way that few programs support", AGAIN);
        } else if (link) {
            throw refused(name, "is a link, not a file", "Maybe pack the file it points to.");
        } else if (zip.getShort(at + 34) != 0) {
            throw refused(name, "is in another volume", "Maybe create it again as one file.");
        } else if (zip.getInt(at + 20) < 0 || zip.getInt(at + 24) < 0 || zip.getInt(at + 42) < 0) {
            throw refused(name, "is larger than 2 GB, or in the format for that (zip64)", AGAIN);
        }
    }

    /** Fields that give the entry other sizes or another name than its head does. */
    private static void checkFields(ByteBuffer zip, int at, int length, String name) throws UnreadableArchive {
        int end = at + length;
        for (int field = at; field + 4 <= end; field += 4 + unsigned(zip, field + 2)) {
            int kind = unsigned(zip, field);
            if (kind == LARGE_FIELD) {
                throw refused(
                        name, "is in the format for more than 4 GB (zip64)", "Maybe create it again without zip64.");
            } else if (kind == OTHER_NAME_FIELD) {
                throw refused(name, "has a second name", "Maybe rename the file in plain letters.");
            }
        }
    }

    private static void checkOwn(ByteBuffer zip, int listed, int start, String name, int nameBytes)
            throws UnreadableArchive {
        if (start > listed - BYTES_OWN - nameBytes || zip.getInt(start) != OWN) {
            throw refused(name, "is not where the directory says", AGAIN);
        }
        int fields = start + BYTES_OWN + nameBytes;
        boolean sameName = unsigned(zip, start + 26) == nameBytes
                && zip.slice(start + BYTES_OWN, nameBytes).equals(zip.slice(listed + BYTES_LISTED, nameBytes));
        if (!sameName) {
            throw refused(name, "has another name in its own header than in the directory", AGAIN);
        } else if (fields + unsigned(zip, start + 28) > listed) {
            throw differs(name);
        }
        checkFields(zip, fields, unsigned(zip, start + 28), name);
        boolean follow = (unsigned(zip, start + 6) & SIZES_FOLLOW) != 0;
        boolean same = zip.getShort(start + 8) == zip.getShort(listed + 10)
                && (unsigned(zip, start + 6) & LOCKED) == 0
                && same(zip.getInt(start + 14), zip.getInt(listed + 16), follow)
                && same(zip.getInt(start + 18), zip.getInt(listed + 20), follow)
                && same(zip.getInt(start + 22), zip.getInt(listed + 24), follow);
        if (!same) {
            throw differs(name);
        }
    }

    private static boolean same(int own, int listed, boolean follows) {
        return own == listed || (follows && own == 0);
    }

    /** Where it ends: behind its content, and behind the sizes that follow it. */
    int end(ByteBuffer zip, int directory) throws UnreadableArchive {
        int end = content + packed;
        if (!isFollowedBySizes) {
            return end;
        }
        int sizes = end <= directory - 16 && zip.getInt(end) == SIZES ? end + 4 : end;
        boolean same = sizes <= directory - 12
                && zip.getInt(sizes) == sum
                && zip.getInt(sizes + 4) == packed
                && zip.getInt(sizes + 8) == size;
        if (!same) {
            throw differs(name);
        }
        return sizes + 12;
    }

    private static UnreadableArchive differs(String name) {
        return refused(name, "has another size or kind in its own header than in the directory", AGAIN);
    }

    private static UnreadableArchive refused(String name, String what, String advice) {
        return new UnreadableArchive("%s in the archive %s.".formatted(FileName.shown(name), what), advice);
    }
}
