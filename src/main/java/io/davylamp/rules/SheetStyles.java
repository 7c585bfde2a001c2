package io.davylamp.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which formats of a workbook show a number as a date: a program makes one of {@code 1.5} where it can. */
final class SheetStyles {
    static final String PART = "xl/styles.xml";

    private final List<Boolean> dates = new ArrayList<>();

    private SheetStyles() {}

    static SheetStyles read(Optional<byte[]> part) throws Refusal {
        SheetStyles styles = new SheetStyles();
        if (part.isPresent()) {
            styles.read(WorkbookXml.of(PART, part.get()));
        }
        return styles;
    }

    private void read(WorkbookXml xml) throws Refusal {
        Map<Integer, String> formats = new HashMap<>();
        boolean ofCells = false;
        while (xml.next()) {
            if (xml.starts("numFmt")) {
                formats.put(
                        xml.number("numFmtId", 0), xml.attribute("formatCode").orElse(""));
            } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                ofCells = xml.starts("cellXfs");
            } else if (ofCells && xml.starts("xf")) {
                dates.add(isDate(xml.number("numFmtId", 0), formats));
            }
        }
    }

    /** Numbers 14 to 22 and 45 to 47 are the formats of dates and times that every workbook knows. */
    private static boolean isDate(int format, Map<Integer, String> formats) {
        boolean known = (format >= 14 && format <= 22) || (format >= 45 && format <= 47);
        String code = formats.getOrDefault(format, "").replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "");
        return known || code.matches("(?s).*[dmyhsDMYHS].*");
    }

    boolean showsDate(int style) {
        return style < dates.size() && dates.get(style);
    }
}
