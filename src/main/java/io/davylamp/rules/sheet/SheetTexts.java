package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts that a workbook's cells share. */
final class SheetTexts {
    static final String PART = "xl/sharedStrings.xml";
    private static final int MAX = 50_000;

    private SheetTexts() {}

    static List<String> read(byte[] part) throws Refusal {
        List<String> texts = new ArrayList<>();
        WorkbookXml xml = WorkbookXml.of(PART, part);
        while (xml.child(1)) {
            if (!xml.name().equals("si")) {
                throw xml.refusedElement("among its texts");
            }
            texts.add(text(xml));
            if (texts.size() > MAX) {
                throw new Refusal(
                        0,
                        "%s has more than %,d texts.".formatted(PART, MAX),
                        "Maybe copy the table into a new workbook.");
            }
        }
        return texts;
    }

    /** The text of the element here, whatever fonts it changes between; hints on how to pronounce it are left out. */
    static String text(WorkbookXml xml) throws Refusal {
        StringBuilder text = new StringBuilder();
        int level = xml.level();
        while (xml.child(level)) {
            switch (xml.name()) {
                case "t" -> text.append(letters(xml));
                case "r" -> {
                    while (xml.child(level + 1)) {
                        if (xml.name().equals("t")) {
                            text.append(letters(xml));
                        }
                    }
                }
                case "rPh", "phoneticPr" -> {}
                default -> throw xml.refusedElement("within a text");
            }
        }
        return text.toString();
    }

    /** The letters directly inside the element here. */
    static String letters(WorkbookXml xml) throws Refusal {
        StringBuilder letters = new StringBuilder();
        int level = xml.level();
        while (xml.next() && xml.level() >= level) {
            if (xml.level() > level) {
                throw xml.refusedElement("where only a text belongs");
            }
            letters.append(xml.text());
        }
        return letters.toString();
    }
}
