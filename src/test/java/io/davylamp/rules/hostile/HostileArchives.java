package io.davylamp.rules.hostile;

import io.davylamp.rules.format.Tables;
import io.davylamp.rules.hostile.RawZip.Entry;
import io.davylamp.rules.sheet.Workbooks;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Zip archives that hold other files than they list, or files with names that lead elsewhere. */
public final class HostileArchives {
    private static final byte[] NONE = {};

    /** Names that no archive of rules and no workbook has. */
    private static final Map<String, String> NAMES = names();

    private HostileArchives() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("up", "../evil.drl");
        names.put("up within", "liquidity/../../evil.drl");
        names.put("up at the end", "liquidity/..");
        names.put("here", "./evil.drl");
        names.put("hidden and up", ".git/../../evil.drl");
        names.put("absolute", "/etc/evil.drl");
        names.put("two slashes", "liquidity//evil.drl");
        names.put("backslash", "liquidity\\evil.drl");
        names.put("backslashes and up", "..\\..\\evil.drl");
        names.put("share", "\\\\host\\share\\evil.drl");
        names.put("drive", "C:/evil.drl");
        names.put("stream", "evil.drl:hidden");
        names.put("NUL", "evil.drl\u0000.txt");
        names.put("line break", "evil\n.drl");
        names.put("escape", "evil\u001B[2J.drl");
        names.put("delete", "evil\u007F.drl");
        names.put("dot at the end", "evil.drl.");
        names.put("blank at the end", "evil.drl ");
        names.put("blank before a slash", "liquidity /evil.drl");
        names.put("blank at the start", " evil.drl");
        names.put("blank that does not break", "evil.drl\u00A0");
        names.put("written backwards", "evil\u202Elrd.exe");
        names.put("invisible", "evil\u200B.drl");
        names.put("tag characters", "evil" + new String(Character.toChars(0xE0041)) + ".drl");
        names.put("private", "evil\uE000.drl");
        names.put("byte-order mark", "\uFEFFevil.drl");
        names.put("very long", "x".repeat(5_000));
        names.put("nothing", "");
        return names;
    }

    /** Workbooks, each as a rulebook's file. */
    static Stream<HostileFile> workbooks() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Workbooks.parts("Grades", Tables.RUNWAY)
                .forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return of(parts).entrySet().stream()
                .map(it -> HostileFile.of(
                        "workbook's zip: " + it.getKey(), HostileWorkbooks.PATH, Workbooks.base64(it.getValue())));
    }

    /** Archives that are sound but for one lie each, by what it is. */
    public static Map<String, byte[]> of(Map<String, byte[]> files) {
        Map<String, byte[]> archives = new LinkedHashMap<>();
        NAMES.forEach((kind, name) ->
                changed(archives, files, "name with " + kind, it -> it.entries.add(new Entry(name, new byte[] {'x'}))));
        twice(archives, files);
        differing(archives, files);
        kinds(archives, files);
        ends(archives, files);
        return archives;
    }

    private static void changed(
            Map<String, byte[]> archives, Map<String, byte[]> files, String kind, Consumer<RawZip> change) {
        RawZip zip = RawZip.of(files);
        change.accept(zip);
        archives.put(kind, zip.bytes());
    }

    private static void twice(Map<String, byte[]> archives, Map<String, byte[]> files) {
        changed(
                archives,
                files,
                "an entry twice",
                it -> it.entries.add(new Entry(it.last().listedName, new byte[] {'x'})));
        changed(
                archives,
                files,
                "an entry twice, capitals apart",
                it -> it.entries.add(
                        new Entry(it.last().listedName.toUpperCase(java.util.Locale.ROOT), new byte[] {'x'})));
        changed(archives, files, "an entry listed twice", it -> {
            Entry again = new Entry("again.drl", it.last().content);
            again.isWritten = false;
            it.entries.add(again);
        });
        changed(archives, files, "an entry within another", it -> {
            byte[] inner = RawZip.of(Map.of("inner.drl", new byte[] {'x'})).bytes();
            Entry outer = new Entry("outer.drl", inner);
            outer.method = 0;
            outer.packed = inner;
            outer.listedPacked = inner.length;
            it.entries.add(outer);
            Entry within = new Entry("inner.drl", new byte[] {'x'});
            within.isWritten = false;
            it.entries.add(within);
        });
        changed(archives, files, "an entry that is not listed", it -> {
            it.entries.add(new Entry("evil.drl", new byte[] {'x'}));
            it.last().isListed = false;
        });
        changed(archives, files, "an entry that is not there", it -> {
            it.entries.add(new Entry("evil.drl", new byte[] {'x'}));
            it.last().isWritten = false;
        });
    }

    private static void lie(
            Map<String, byte[]> archives, Map<String, byte[]> files, String kind, Consumer<Entry> change) {
        changed(archives, files, kind, it -> change.accept(it.last()));
    }

    private static void differing(Map<String, byte[]> archives, Map<String, byte[]> files) {
        lie(archives, files, "another name in the directory", it -> it.listedName = "evil.drl");
        lie(archives, files, "another name in the entry", it -> it.ownName = "evil.drl");
        lie(
                archives,
                files,
                "other capitals in the entry",
                it -> it.ownName = it.ownName.toUpperCase(java.util.Locale.ROOT));
        lie(archives, files, "another size in the directory", it -> it.listedSize++);
        lie(archives, files, "another size in the entry", it -> it.ownSize++);
        lie(archives, files, "a smaller size in both", it -> {
            it.listedSize -= 5;
            it.ownSize -= 5;
        });
        lie(archives, files, "a larger size in both", it -> {
            it.listedSize += 5;
            it.ownSize += 5;
        });
        lie(archives, files, "another packed size in the directory", it -> it.listedPacked--);
        lie(archives, files, "another check sum in the directory", it -> it.listedSum++);
        lie(archives, files, "another check sum in both", it -> {
            it.listedSum++;
            it.ownSum++;
        });
        lie(archives, files, "a size that follows and does not fit", it -> it.flags = 8);
        lie(archives, files, "bytes behind the content", it -> it.behind = new byte[] {'e', 'v', 'i', 'l'});
        lie(archives, files, "another place in the directory", it -> it.shift = 1);
        lie(archives, files, "a place beyond", it -> it.shift = 1_000_000_000);
        lie(archives, files, "a place before", it -> it.shift = -1_000_000_000);
        lie(archives, files, "a bomb that says it is small", it -> {
            it.packed = new Entry("x", new byte[50_000_000]).packed;
            it.listedPacked = it.packed.length;
        });
        lie(archives, files, "spoilt content", it -> java.util.Arrays.fill(it.packed, (byte) 7));
        changed(archives, files, "a bomb", it -> it.entries.add(new Entry("bomb.drl", new byte[50_000_000])));
        changed(archives, files, "a bomb in many pieces", it -> {
            for (int i = 0; i < 150; i++) {
                it.entries.add(new Entry("docProps/bomb%d.xml".formatted(i), new byte[500_000]));
            }
        });
        changed(archives, files, "thousands of entries", it -> {
            for (int i = 0; i < 5_000; i++) {
                it.entries.add(new Entry("docProps/%d.xml".formatted(i), NONE));
            }
        });
    }

    private static void kinds(Map<String, byte[]> archives, Map<String, byte[]> files) {
        byte[] large = {1, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0};
        byte[] otherName = {0x75, 0x70, 9, 0, 1, 0, 0, 0, 0, 'e', 'v', 'i', 'l'};
        lie(archives, files, "a password", it -> it.flags = 1);
        lie(archives, files, "strong encryption", it -> it.flags = 1 << 6);
        lie(archives, files, "a masked head", it -> it.flags = 1 << 13);
        lie(archives, files, "packed with bzip2", it -> it.method = 12);
        lie(archives, files, "packed with something", it -> it.method = 99);
        lie(archives, files, "said not to be packed", it -> it.method = 0);
        lie(archives, files, "a link", it -> {
            it.madeBy = 0x0314;
            it.attributes = 0xA1FF0000;
        });
        lie(archives, files, "large by a field", it -> it.listedFields = large);
        lie(archives, files, "large by a field of its own", it -> it.ownFields = large);
        lie(archives, files, "a second name", it -> it.listedFields = otherName);
        lie(archives, files, "a second name of its own", it -> it.ownFields = otherName);
        lie(archives, files, "in the second volume", it -> it.disk = 1);
        lie(archives, files, "of more than 4 GB", it -> it.listedSize = -1);
        lie(archives, files, "packed to more than 4 GB", it -> it.listedPacked = -1);
        lie(archives, files, "of nearly 2 GB", it -> {
            it.listedSize = Integer.MAX_VALUE;
            it.ownSize = Integer.MAX_VALUE;
        });
    }

    private static void ends(Map<String, byte[]> archives, Map<String, byte[]> files) {
        byte[] locator = new byte[20];
        System.arraycopy(new byte[] {'P', 'K', 6, 7}, 0, locator, 0, 4);
        changed(archives, files, "large by its end", it -> it.beforeEnd = locator);
        changed(archives, files, "of two volumes", it -> it.disk = 1);
        changed(archives, files, "part of a volume", it -> it.moreCountedHere = -1);
        changed(archives, files, "one entry more than listed", it -> it.moreCounted = 1);
        changed(archives, files, "one entry less than listed", it -> it.moreCounted = -1);
        changed(archives, files, "as many entries as can be", it -> it.moreCounted = 60_000);
        changed(archives, files, "a directory elsewhere", it -> it.directoryShift = -1);
        changed(archives, files, "a directory beyond", it -> it.directoryShift = 1_000_000);
        changed(archives, files, "a longer directory", it -> it.sizeShift = 10);
        changed(archives, files, "bytes before all", it -> it.before = new byte[] {'P', 'K', 3, 4, 'x'});
        changed(archives, files, "bytes before the directory", it -> it.beforeDirectory = new byte[100]);
        changed(archives, files, "bytes before the end", it -> it.beforeEnd = new byte[100]);
        changed(
                archives,
                files,
                "an end within a comment",
                it -> it.comment = RawZip.of(Map.of()).bytes());
        changed(
                archives,
                files,
                "another archive for a comment",
                it -> it.comment =
                        RawZip.of(Map.of("rulebook.yaml", new byte[] {'x'})).bytes());
    }
}
