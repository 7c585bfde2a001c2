package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a workbook's cells show what they hold. */
final class SheetStyles {
    static final String PART = "xl/styles.xml";

    /**
     * One of the styles that cells have.
     *
     * @param formats its number formats: more than one where programs differ in which they take
     * @param isRepeated whether what the cell holds is repeated along its width
     */
    record Style(List<NumberFormat> formats, boolean isRepeated) {
        static final Style PLAIN = new Style(NumberFormat.of(0, Map.of()), false);
    }

    private final boolean stated;
    private final Map<Integer, String> formats = new HashMap<>();
    private final Map<Integer, List<NumberFormat>> understood = new HashMap<>();
    private final List<Style> styles = new ArrayList<>();
    /** Of each style that a condition gives, whether it changes the number format. */
    private final List<Boolean> conditional = new ArrayList<>();

    private SheetStyles(boolean stated) {
        this.stated = stated;
    }

    static SheetStyles read(Optional<byte[]> part) throws Refusal {
        SheetStyles styles = new SheetStyles(part.isPresent());
        if (part.isPresent()) {
            styles.read(WorkbookXml.of(PART, part.get()));
        }
        return styles;
    }

    private void read(WorkbookXml xml) throws Refusal {
        while (xml.child(1)) {
            switch (xml.name()) {
                case "numFmts" -> {
                    while (xml.child(2)) {
                        format(xml);
                    }
                }
                case "cellXfs" -> {
                    while (xml.child(2)) {
                        styles.add(style(xml));
                    }
                }
                case "dxfs" -> {
                    while (xml.child(2)) {
                        conditional.add(changesFormat(xml));
                    }
                }
                default -> {}
            }
        }
    }

    private void format(WorkbookXml xml) throws Refusal {
        int number = xml.number("numFmtId", 0);
        String code = xml.attribute("formatCode").orElse("");
        String before = formats.putIfAbsent(number, code);
        if (!styles.isEmpty() || (before != null && !before.equals(code))) {
            throw new Refusal(
                    0,
                    "%s gives the number format %d twice, or too late.".formatted(PART, number),
                    "Maybe copy the cells into a new workbook.");
        }
    }

    private Style style(WorkbookXml xml) throws Refusal {
        int number = xml.number("numFmtId", 0);
        boolean repeated = false;
        while (xml.child(3)) {
            repeated |= xml.name().equals("alignment")
                    && xml.attribute("horizontal").filter("fill"::equals).isPresent();
        }
        return new Style(understood.computeIfAbsent(number, it -> NumberFormat.of(it, formats)), repeated);
    }

    private static boolean changesFormat(WorkbookXml xml) throws Refusal {
        boolean changes = false;
        while (xml.child(3)) {
            changes |= xml.name().equals("numFmt");
        }
        return changes;
    }

    /** A style by its number; nothing where the workbook has none of that number. */
    Optional<Style> of(int number) {
        if (number < styles.size()) {
            return Optional.of(styles.get(number));
        }
        return stated && number > 0 ? Optional.empty() : Optional.of(Style.PLAIN);
    }

    /** Whether the style that a condition gives shows numbers in another format. */
    boolean changesFormat(int conditionalStyle) {
        return conditionalStyle >= conditional.size() || conditional.get(conditionalStyle);
    }
}
