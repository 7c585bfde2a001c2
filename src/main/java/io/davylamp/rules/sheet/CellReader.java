package io.davylamp.rules.sheet;

import io.davylamp.rules.FileName;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a sheet's cells, one after the other: what a cell holds, where it shows just that. */
final class CellReader {
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{0,20}\\.?[0-9]{0,30}([eE][-+]?[0-9]{1,2})?");
    /** How a workbook writes a character that XML cannot: programs show the character. */
    private static final Pattern ESCAPED = Pattern.compile("_x[0-9A-Fa-f]{4}_");

    private final Sheet sheet;
    private final WorkbookXml xml;
    private final List<String> texts;
    private final SheetStyles styles;
    private final SheetLayout layout;
    /** How many characters the numbers take, by where they are. */
    private final Map<Place, Integer> characters = new HashMap<>();

    private int row;
    private int rowStyle;
    private int column;

    CellReader(Sheet sheet, WorkbookXml xml, List<String> texts, SheetStyles styles, SheetLayout layout) {
        this.sheet = sheet;
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
        this.layout = layout;
    }

    /** Begins a row. */
    void row(int number, int style) {
        row = number;
        rowStyle = style;
        column = 0;
    }

    /** How many characters a number takes; 1 for a text. */
    int characters(Cell cell) {
        return characters.getOrDefault(cell.place(), 1);
    }

    /** Reads the cell at which the walk through the sheet is. */
    void read() throws Refusal {
        if (!xml.name().equals("c")) {
            throw xml.refusedElement("among its cells");
        }
        position();
        String type = xml.attribute("t").orElse("n");
        Optional<String> style = xml.attribute("s");
        List<Integer> numbers =
                style.isPresent() ? List.of(xml.number("s", 0)) : List.of(0, rowStyle, layout.style(column));
        boolean linked = xml.attribute("vm").isPresent();
        String value = value(type);
        if (value.isBlank()) {
            return;
        }
        String text = value;
        try {
            if (linked) {
                throw refused("the cell holds more than a plain value.", "Maybe type it again as a plain value.");
            }
            text = text(type, value);
            checkShown(type.equals("n"), text, numbers);
        } catch (Refusal e) {
            sheet.fault(e);
        }
        sheet.put(row, column, text);
    }

    private void position() throws Refusal {
        String named = xml.attribute("r").orElse(Cell.name("", row, column + 1));
        Matcher name = CELL.matcher(named);
        int next = name.matches() ? Cell.column(name.group(1)) : 0;
        if (next <= column || Integer.parseInt(name.group(2)) != row) {
            throw new Refusal(
                    new Place("", row, Cell.name(sheet.name(), row, Math.max(1, next))),
                    "the cell '%s' appears twice in row %d, or out of order.".formatted(FileName.shown(named), row),
                    "Maybe copy the cells into a new workbook.");
        }
        column = next;
    }

    /** What the file holds for the cell. */
    private String value(String type) throws Refusal {
        StringBuilder value = new StringBuilder();
        int values = 0;
        int level = xml.level();
        while (xml.child(level)) {
            String held = type.equals("inlineStr") ? "is" : "v";
            if (xml.name().equals("f")) {
                sheet.fault(refused(
                        "the cell has a formula.", "Maybe paste it as a value: a cell of a rule must not compute."));
            } else if (xml.name().equals(held) && ++values == 1) {
                value.append(held.equals("is") ? SheetTexts.text(xml) : SheetTexts.letters(xml));
            } else {
                throw refused(
                        "the cell holds two values, or its value is not of the kind it states.",
                        "Maybe type it again.");
            }
        }
        return value.toString();
    }

    /** What it holds, as a text. */
    private String text(String type, String value) throws Refusal {
        return switch (type) {
            case "s" -> plain(shared(value.strip()));
            case "inlineStr" -> plain(value);
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "n" -> number(value.strip());
            case "d" -> throw date();
            case "e" ->
                throw refused(
                        "the cell shows the error %s.".formatted(FileName.shown(value)), "Maybe write the value.");
            default -> throw refused("the cell holds the result of a formula.", "Maybe paste it as a value.");
        };
    }

    private String shared(String index) throws Refusal {
        if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= texts.size()) {
            throw refused("the cell's text is not in the workbook.", "Maybe save the workbook again.");
        }
        return texts.get(Integer.parseInt(index));
    }

    private String plain(String text) throws Refusal {
        Matcher escaped = ESCAPED.matcher(text);
        if (escaped.find()) {
            throw refused(
                    "the cell's text has %s, which programs show as another character.".formatted(escaped.group()),
                    "Maybe type the text again.");
        }
        return text;
    }

    /** Programs keep {@code 0.35} as {@code 0.34999999999999998}: the shortest number that is the same is meant. */
    private String number(String value) throws Refusal {
        if (!NUMBER.matcher(value).matches() || value.chars().noneMatch(it -> it >= '0' && it <= '9')) {
            throw refused("the cell's number is not one that a spreadsheet program writes.", "Maybe type it again.");
        }
        BigDecimal shortest = BigDecimal.valueOf(Double.parseDouble(value));
        return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
    }

    private void checkShown(boolean number, String text, List<Integer> numbers) throws Refusal {
        for (int style : numbers) {
            SheetStyles.Style known = styles.of(style)
                    .orElseThrow(() ->
                            refused("the cell's format is not in the workbook.", "Maybe save the workbook again."));
            if (known.isRepeated()) {
                throw refused(
                        "the cell repeats what it holds along its width.",
                        "Maybe align it to the left or right instead of 'Fill'.");
            }
            for (NumberFormat format : known.formats()) {
                if (number) {
                    checkNumber(text, format);
                } else if (!format.showsTexts()) {
                    throw refused(
                            "the cell's number format '%s' hides or changes its text.".formatted(format),
                            "Maybe format the cell as General or Text.");
                }
            }
        }
    }

    private void checkNumber(String text, NumberFormat format) throws Refusal {
        if (format.isDate()) {
            throw date();
        }
        BigDecimal held = new BigDecimal(text);
        NumberFormat.Shown shown = format.shown(held)
                .orElseThrow(() -> refused(
                        "the cell's number format '%s' is not one that surely shows the number it holds, %s."
                                .formatted(format, FileName.shown(text)),
                        "Maybe format the cell as a number, a percentage or General."));
        if (shown.text().isEmpty()) {
            throw refused(
                    "the cell holds %s, but its number format '%s' hides it.".formatted(FileName.shown(text), format),
                    "Maybe format the cell as a number or General.");
        } else if (shown.number().compareTo(held) != 0) {
            throw refused(
                    "the cell shows %s, but holds %s.".formatted(FileName.shown(shown.text()), FileName.shown(text)),
                    "Maybe show all its decimals, or type the number that is meant.");
        }
        characters.put(sheet.place(row, column), shown.text().length());
    }

    private Refusal date() {
        return refused(
                "the cell shows a date.",
                "Maybe a decimal was typed that the program took for one: format the cell as a number and type it"
                        + " again.");
    }

    private Refusal refused(String message, String advice) {
        return new Refusal(sheet.place(row, column), message, advice);
    }
}
