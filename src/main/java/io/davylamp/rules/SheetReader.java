package io.davylamp.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one sheet of a workbook. Formulas, dates, errors and whatever is hidden are refused. */
final class SheetReader {
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final int MOST_MERGED = 1_000;

    private final Sheet sheet;
    private final WorkbookXml xml;
    private final List<String> texts;
    private final SheetStyles styles;
    private final List<String> merged = new ArrayList<>();
    private int row;
    private int column;

    SheetReader(Sheet sheet, WorkbookXml xml, List<String> texts, SheetStyles styles) {
        this.sheet = sheet;
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
    }

    void read() throws Refusal {
        while (xml.next()) {
            if (xml.starts("row")) {
                row = xml.number("r", row + 1);
                column = 0;
                checkShown("row " + row);
            } else if (xml.starts("col")) {
                checkShown("column " + Cell.letters(xml.number("min", 1)));
            } else if (xml.starts("c")) {
                cell();
            } else if (xml.starts("mergeCell")) {
                merged.add(xml.attribute("ref").orElse(""));
            }
        }
        for (String range : merged) {
            merge(range);
        }
    }

    private void checkShown(String what) throws Refusal {
        if (xml.says("hidden")) {
            sheet.fault(new Refusal(
                    new Place("", row, sheet.name()),
                    "%s is hidden.".formatted(what),
                    "Maybe show or delete it, or take the filter away: what judges must be seen."));
        }
    }

    private void cell() throws Refusal {
        column++;
        xml.attribute("r").ifPresent(it -> {
            Matcher name = CELL.matcher(it);
            if (name.matches()) {
                column = number(name.group(1));
                row = Integer.parseInt(name.group(2));
            }
        });
        String type = xml.attribute("t").orElse("n");
        boolean date = styles.showsDate(xml.number("s", 0));
        StringBuilder value = new StringBuilder();
        boolean inValue = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("f")) {
                sheet.fault(
                        refused("the cell has a formula.", "Maybe paste it as a value: what judges must not compute."));
            } else if (xml.starts("is")) {
                value.append(SheetTexts.text(xml, "is"));
            } else if (xml.starts("v") || xml.ends("v")) {
                inValue = xml.starts("v");
            } else if (inValue) {
                value.append(xml.text());
            }
        }
        put(type, value.toString(), date);
    }

    private void put(String type, String value, boolean date) throws Refusal {
        String shown = value;
        try {
            shown = shown(type, value, date);
        } catch (Refusal e) {
            sheet.fault(e);
        }
        sheet.put(row, column, shown);
    }

    private String shown(String type, String value, boolean date) throws Refusal {
        if (value.isBlank()) {
            return "";
        }
        return switch (type) {
            case "s" -> shared(value.strip());
            case "inlineStr" -> value;
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "n" -> number(value.strip(), date);
            case "e" -> throw refused("the cell shows the error %s.".formatted(value), "Maybe write the value.");
            default -> throw refused("the cell holds what a formula gave.", "Maybe paste it as a value.");
        };
    }

    private String shared(String index) throws Refusal {
        if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= texts.size()) {
            throw refused("the cell's text is not in the workbook.", "Maybe save the workbook again.");
        }
        return texts.get(Integer.parseInt(index));
    }

    /** Programs keep {@code 0.35} as {@code 0.34999999999999998}: the shortest number that is the same is meant. */
    private String number(String value, boolean date) throws Refusal {
        if (date) {
            throw refused(
                    "the cell shows a date.",
                    "Maybe a decimal was typed that the program took for one: format the cell as a number and type it"
                            + " again.");
        } else if (!value.matches("[-+]?[0-9]{0,20}\\.?[0-9]{0,30}([eE][-+]?[0-9]{1,2})?")
                || !value.matches(".*\\d.*")) {
            throw refused("the cell holds no number a program writes.", "Maybe type it again.");
        }
        BigDecimal shortest = BigDecimal.valueOf(Double.parseDouble(value));
        return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
    }

    private void merge(String range) throws Refusal {
        String[] ends = range.split(":", -1);
        Matcher first = CELL.matcher(ends[0]);
        Matcher last = CELL.matcher(ends[ends.length - 1]);
        if (merged.size() > MOST_MERGED || !first.matches() || !last.matches()) {
            throw new Refusal(
                    new Place("", 0, sheet.name()), "the sheet's merged cells make no sense.", "Maybe split them.");
        }
        sheet.merge(
                Integer.parseInt(first.group(2)),
                number(first.group(1)),
                Integer.parseInt(last.group(2)),
                number(last.group(1)));
    }

    private static int number(String letters) {
        return letters.chars().reduce(0, (number, it) -> number * 26 + it - 'A' + 1);
    }

    private Refusal refused(String message, String advice) {
        return new Refusal(sheet.place(row, column), message, advice);
    }
}
