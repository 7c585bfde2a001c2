package io.davylamp.rules;

import java.util.ArrayList;
import java.util.List;

/** Reads the texts that a workbook's cells share. */
final class SheetTexts {
    static final String PART = "xl/sharedStrings.xml";
    private static final int MOST = 50_000;

    private SheetTexts() {}

    static List<String> read(byte[] part) throws Refusal {
        List<String> texts = new ArrayList<>();
        WorkbookXml xml = WorkbookXml.of(PART, part);
        while (xml.next()) {
            if (xml.starts("si")) {
                texts.add(text(xml, "si"));
                if (texts.size() > MOST) {
                    throw new Refusal(0, "the workbook has more than %,d texts.".formatted(MOST), "Maybe split it.");
                }
            }
        }
        return texts;
    }

    /** The text of an element, whatever fonts it changes between; hints on how to pronounce it are left out. */
    static String text(WorkbookXml xml, String element) throws Refusal {
        StringBuilder text = new StringBuilder();
        boolean shown = false;
        int hints = 0;
        while (xml.next() && !xml.ends(element)) {
            if (xml.starts("rPh")) {
                hints++;
            } else if (xml.ends("rPh")) {
                hints--;
            } else if (xml.starts("t")) {
                shown = hints == 0;
            } else if (xml.ends("t")) {
                shown = false;
            } else if (shown) {
                text.append(xml.text());
            }
        }
        return text.toString();
    }
}
