package io.davylamp.rules.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives whose directory and contents need not fit, as no ordinary program would. */
final class RawZip {
    /** An entry as it is written; what is changed here is a lie. */
    static final class Entry {
        final byte[] content;
        byte[] packed;
        String listedName;
        String ownName;
        int flags;
        int method = 8;
        int madeBy = 20;
        int attributes;
        int listedSum;
        int ownSum;
        int listedSize;
        int ownSize;
        int listedPacked;
        byte[] listedFields = {};
        byte[] ownFields = {};
        int disk;
        int shift;
        boolean isListed = true;
        boolean isWritten = true;
        byte[] behind = {};
        private int start;

        Entry(String name, byte[] content) {
            this.content = content.clone();
            listedName = name;
            ownName = name;
            packed = deflated(content);
            CRC32 sum = new CRC32();
            sum.update(content);
            listedSum = (int) sum.getValue();
            ownSum = listedSum;
            listedSize = content.length;
            ownSize = content.length;
            listedPacked = packed.length;
        }

        private static byte[] deflated(byte[] content) {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(content);
            deflater.finish();
            byte[] packed = new byte[content.length + 100];
            int length = deflater.deflate(packed);
            deflater.end();
            return java.util.Arrays.copyOf(packed, length);
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] before = {};
    byte[] beforeDirectory = {};
    byte[] beforeEnd = {};
    byte[] comment = {};
    int moreCounted;
    int moreCountedHere;
    int disk;
    int directoryShift;
    int sizeShift;

    static RawZip of(Map<String, byte[]> files) {
        RawZip zip = new RawZip();
        files.forEach((name, content) -> zip.entries.add(new Entry(name, content)));
        return zip;
    }

    Entry last() {
        return entries.get(entries.size() - 1);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before);
        for (Entry it : entries) {
            if (it.isWritten) {
                it.start = out.size();
                byte[] name = it.ownName.getBytes(StandardCharsets.UTF_8);
                ByteBuffer head = buffer(30);
                head.putInt(0x04034b50)
                        .putShort((short) 20)
                        .putShort((short) it.flags)
                        .putShort((short) it.method);
                head.putInt(0).putInt(it.ownSum).putInt(it.packed.length).putInt(it.ownSize);
                head.putShort((short) name.length).putShort((short) it.ownFields.length);
                out.writeBytes(head.array());
                out.writeBytes(name);
                out.writeBytes(it.ownFields);
                out.writeBytes(it.packed);
                out.writeBytes(it.behind);
            }
        }
        out.writeBytes(beforeDirectory);
        int directory = out.size();
        entries.stream().filter(it -> it.isListed).forEach(it -> list(it, out));
        int size = out.size() - directory;
        out.writeBytes(beforeEnd);
        int count = (int) entries.stream().filter(it -> it.isListed).count();
        ByteBuffer end = buffer(22);
        end.putInt(0x06054b50).putShort((short) disk).putShort((short) disk);
        end.putShort((short) (count + moreCountedHere + moreCounted)).putShort((short) (count + moreCounted));
        end.putInt(size + sizeShift).putInt(directory + directoryShift).putShort((short) comment.length);
        out.writeBytes(end.array());
        out.writeBytes(comment);
        return out.toByteArray();
    }

    private static void list(Entry it, ByteArrayOutputStream out) {
        byte[] name = it.listedName.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = buffer(46);
        head.putInt(0x02014b50).putShort((short) it.madeBy).putShort((short) 20).putShort((short) it.flags);
        head.putShort((short) it.method)
                .putInt(0)
                .putInt(it.listedSum)
                .putInt(it.listedPacked)
                .putInt(it.listedSize);
        head.putShort((short) name.length)
                .putShort((short) it.listedFields.length)
                .putShort((short) 0);
        head.putShort((short) it.disk).putShort((short) 0).putInt(it.attributes).putInt(it.start + it.shift);
        out.writeBytes(head.array());
        out.writeBytes(name);
        out.writeBytes(it.listedFields);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
