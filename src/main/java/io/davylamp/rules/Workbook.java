package io.davylamp.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the sheets of an {@code .xlsx} workbook: what its cells show, and nothing that is hidden or computed. */
final class Workbook {
    private static final String MAIN = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final int MOST_SHEETS = 20;

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
    static List<Sheet> read(String path, String base64) throws Refusal {
        return read(path, base64, false);
    }

    /** Its sheets with what can be kept of each cell, so that people see where it is wrong. */
    static List<Sheet> show(String path, String base64) throws Refusal {
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
                targets(part);
            }
        }
        List<String> texts = parts.containsKey(SheetTexts.PART) ? SheetTexts.read(part(SheetTexts.PART)) : List.of();
        SheetStyles styles = SheetStyles.read(Optional.ofNullable(parts.get(SheetStyles.PART)));
        List<Sheet> sheets = new ArrayList<>();
        for (Listed listed : listed()) {
            Sheet sheet = new Sheet(path, listed.name(), onlyShown);
            new SheetReader(sheet, WorkbookXml.of(listed.part(), part(listed.part())), texts, styles).read();
            sheets.add(sheet);
        }
        return sheets;
    }

    private void checkNoMacros() throws Refusal {
        String types = new String(part("[Content_Types].xml"), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (types.contains("macroenabled") || types.contains("vba")) {
            throw new Refusal(0, "the workbook has macros.", "Maybe save it as .xlsx, which has none.");
        }
    }

    private byte[] part(String name) throws Refusal {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new Refusal(0, "the workbook lacks its part %s.".formatted(name), "Maybe save it again.");
        }
        return part;
    }

    private List<Listed> listed() throws Refusal {
        Map<String, String> targets = targets(RELATIONS);
        List<Listed> sheets = new ArrayList<>();
        WorkbookXml xml = WorkbookXml.of(MAIN, part(MAIN));
        while (xml.next()) {
            if (xml.starts("sheet")) {
                String name = xml.attribute("name").orElse("");
                checkShown(name, xml.attribute("state").orElse("visible"));
                String target = targets.getOrDefault(xml.attribute("id").orElse(""), "");
                sheets.add(new Listed(name, target.startsWith("/") ? target.substring(1) : "xl/" + target));
            }
        }
        if (sheets.isEmpty() || sheets.size() > MOST_SHEETS) {
            throw new Refusal(
                    0,
                    "the workbook has %d sheets; allowed are 1 to %d.".formatted(sheets.size(), MOST_SHEETS),
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
            throw new Refusal(0, "a sheet's name is none that a program gives.", "Maybe rename it.");
        }
    }

    /** What a part refers to, by id; nothing of it lies outside. */
    private Map<String, String> targets(String relations) throws Refusal {
        Map<String, String> targets = new HashMap<>();
        WorkbookXml xml = WorkbookXml.of(relations, part(relations));
        while (xml.next()) {
            if (xml.starts("Relationship")) {
                String target = xml.attribute("Target").orElse("");
                if (xml.attribute("TargetMode")
                        .filter("External"::equalsIgnoreCase)
                        .isPresent()) {
                    throw new Refusal(
                            0,
                            "the workbook links to '%s'.".formatted(shortened(target)),
                            "Maybe remove the link (in Excel: Data, Edit Links; a web address: Remove Hyperlink).");
                }
                targets.put(Objects.requireNonNull(xml.attribute("Id").orElse("")), target);
            }
        }
        return targets;
    }

    private static String shortened(String target) {
        return target.length() > 60 ? target.substring(0, 60) + "..." : target;
    }
}
