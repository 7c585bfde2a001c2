package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the sheets of an {@code .xlsx} workbook: what its cells show, and nothing that is hidden or computed. */
public final class Workbook {
    static final String MAIN = "xl/workbook.xml";
    private static final String FOLDER = "xl/";
    private static final String TYPES = "[Content_Types].xml";
    private static final String PACKAGE = "_rels/.rels";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final int MAX_SHEETS = 20;

    /** A sheet as the workbook lists it. */
    private record Listed(String name, String part) {}

    private final String path;
    private final Map<String, byte[]> parts;
    private final boolean onlyShown;

    private Workbook(String path, Map<String, byte[]> parts, boolean onlyShown) {
        this.path = path;
        this.parts = parts;
        this.onlyShown = onlyShown;
    }

    /**
     * Reads a workbook.
     *
     * @param base64 its bytes, as a rulebook's text holds them
     */
    public static List<Sheet> read(String path, String base64) throws Refusal {
        return read(path, base64, false);
    }

    /** Its sheets with what can be kept of each cell, so that people see where it is wrong. */
    public static List<Sheet> show(String path, String base64) throws Refusal {
        return read(path, base64, true);
    }

    private static List<Sheet> read(String path, String base64, boolean onlyShown) throws Refusal {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Refusal(0, "this is not a workbook in Base64.", "Maybe encode the file as it is, without lines.");
        }
        return new Workbook(path, WorkbookParts.read(bytes), onlyShown).sheets();
    }

    private List<Sheet> sheets() throws Refusal {
        checkNoMacros();
        for (String part : parts.keySet().stream().sorted().toList()) {
            if (part.endsWith(".rels")) {
                WorkbookRelations.read(part, part(part));
            }
        }
        WorkbookRelations.read(PACKAGE, part(PACKAGE)).checkOnly("officeDocument", "", MAIN, true);
        WorkbookRelations relations = WorkbookRelations.read(RELATIONS, part(RELATIONS));
        relations.checkOnly("sharedStrings", FOLDER, SheetTexts.PART, parts.containsKey(SheetTexts.PART));
        relations.checkOnly("styles", FOLDER, SheetStyles.PART, parts.containsKey(SheetStyles.PART));
        List<String> texts = parts.containsKey(SheetTexts.PART) ? SheetTexts.read(part(SheetTexts.PART)) : List.of();
        SheetStyles styles = SheetStyles.read(Optional.ofNullable(parts.get(SheetStyles.PART)));
        List<Sheet> sheets = new ArrayList<>();
        for (Listed listed : listed(relations)) {
            Sheet sheet = new Sheet(path, listed.name(), onlyShown);
            new SheetReader(sheet, WorkbookXml.of(listed.part(), part(listed.part())), texts, styles).read();
            sheets.add(sheet);
        }
        return sheets;
    }

    private void checkNoMacros() throws Refusal {
        WorkbookXml types = WorkbookXml.of(TYPES, part(TYPES));
        while (types.child(1)) {
            String type = types.attribute("ContentType").orElse("").toLowerCase(Locale.ROOT);
            if (type.contains("macro") || type.contains("vba")) {
                throw new Refusal(0, "the workbook has macros.", "Maybe save it as .xlsx, which has none.");
            }
        }
    }

    private byte[] part(String name) throws Refusal {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new Refusal(0, "the workbook lacks its part %s.".formatted(name), "Maybe save it again.");
        }
        return part;
    }

    private List<Listed> listed(WorkbookRelations relations) throws Refusal {
        List<Listed> sheets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        WorkbookXml xml = WorkbookXml.of(MAIN, part(MAIN));
        while (xml.child(1)) {
            if (xml.name().equals("sheets")) {
                while (xml.child(2)) {
                    String name = xml.attribute("name").orElse("");
                    checkShown(name, xml.attribute("state").orElse("visible"));
                    String part = relations.sheet(xml.relation().orElse(""), FOLDER, name);
                    sheets.add(new Listed(name, part));
                    if (!seen.add(name.toLowerCase(Locale.ROOT)) || !seen.add("/" + part)) {
                        throw new Refusal(
                                0,
                                "the sheet '%s' appears twice in the workbook.".formatted(name),
                                "Maybe rename or delete one.");
                    }
                }
            }
        }
        if (sheets.isEmpty() || sheets.size() > MAX_SHEETS) {
            throw new Refusal(
                    0,
                    "the workbook has %d sheets; allowed are 1 to %d.".formatted(sheets.size(), MAX_SHEETS),
                    "Maybe split it.");
        }
        return sheets;
    }

    private static void checkShown(String name, String state) throws Refusal {
        if (!state.equals("visible")) {
            throw new Refusal(
                    0,
                    "the sheet '%s' is hidden.".formatted(name),
                    "Maybe show or delete it: what judges must be seen.");
        } else if (!name.matches("[^\\p{Cntrl}!:/\\\\\\[\\]*?]{1,31}")) {
            throw new Refusal(0, "a sheet's name is not one that a spreadsheet program allows.", "Maybe rename it.");
        }
    }
}
