package io.davylamp.rules.sheet;

import io.davylamp.rules.FileName;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.HashMap;
import java.util.Map;

/** How large a sheet's rows and columns are: what judges must be seen. */
final class SheetLayout {
    /** Characters that a column takes where it does not say. */
    private static final double USUAL_WIDTH = 8.43;
    /** Points that a row takes where it does not say. */
    private static final double USUAL_HEIGHT = 15;
    /** Below these nothing can be read. */
    private static final double MIN_WIDTH = 1;

    private static final double MIN_HEIGHT = 4;

    private final Sheet sheet;
    private final Map<Integer, Double> widths = new HashMap<>();
    private final Map<Integer, Integer> styles = new HashMap<>();
    private final Map<Integer, Double> heights = new HashMap<>();
    private double width = USUAL_WIDTH;
    private double height = USUAL_HEIGHT;

    SheetLayout(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Takes what holds for all rows and columns that do not say otherwise. */
    void usual(WorkbookXml xml) throws Refusal {
        width = xml.measure("defaultColWidth", USUAL_WIDTH);
        height = xml.measure("defaultRowHeight", USUAL_HEIGHT);
        if (xml.says("zeroHeight") || width < MIN_WIDTH || height < MIN_HEIGHT) {
            hidden("each row and column that does not say otherwise", 0);
        }
    }

    void column(WorkbookXml xml) throws Refusal {
        int first = xml.number("min", 1);
        double wide = xml.measure("width", width);
        if (xml.says("hidden") || wide == 0) {
            hidden("column " + Cell.letters(first), 0);
        }
        int style = xml.number("style", 0);
        for (int column = first; column <= Math.min(xml.number("max", first), Sheet.MAX_COLUMNS); column++) {
            widths.put(column, wide);
            styles.put(column, style);
        }
    }

    void row(WorkbookXml xml, int row) throws Refusal {
        double high = xml.measure("ht", height);
        if (xml.says("hidden") || high == 0) {
            hidden("row " + row, row);
        }
        if (row <= Sheet.MAX_ROWS) {
            heights.put(row, high);
        }
    }

    private void hidden(String what, int row) throws Refusal {
        sheet.fault(new Refusal(
                new Place("", row, sheet.name()),
                "%s is hidden.".formatted(what),
                "Maybe show or delete it, or take the filter away: what judges must be seen."));
    }

    /** The style of a column's cells that have none of their own. */
    int style(int column) {
        return styles.getOrDefault(column, 0);
    }

    /**
     * Refuses a cell that is too small to be read.
     *
     * @param area the cell, with those merged with it
     * @param characters of a number that would else be rounded or crossed out; 1 of a text, which flows on
     */
    void checkSeen(Cell cell, MergedCells.Area area, int characters) throws Refusal {
        double wide = 0;
        for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
            wide += widths.getOrDefault(column, width);
        }
        double high = 0;
        for (int row = area.firstRow(); row <= area.lastRow(); row++) {
            high += heights.getOrDefault(row, height);
        }
        if (high < MIN_HEIGHT) {
            throw new Refusal(
                    cell.place(),
                    "the cell cannot be read: its row is %.1f points high.".formatted(high),
                    "Maybe make the row higher, or delete it.");
        } else if (wide + 1 < characters || wide < MIN_WIDTH) {
            throw new Refusal(
                    cell.place(),
                    "the cell cannot be read: its column is %.1f characters wide, but it holds %s."
                            .formatted(wide, FileName.shown(cell.text())),
                    "Maybe make the column wider, or delete it.");
        }
    }
}
