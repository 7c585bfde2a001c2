package io.davylamp.rules.sheet;

import io.davylamp.rules.FileName;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merged cells of a sheet: ranges that do not overlap, and show nothing but their first cell. */
final class MergedCells {
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");

    private final Sheet sheet;
    private final BitSet taken = new BitSet();
    private final Map<Integer, Area> areas = new HashMap<>();

    /** Rows and columns, from 1, both ends with it. */
    record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

    MergedCells(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Merges a range, such as {@code B5:D5}; all cells have been read. */
    void add(String range) throws Refusal {
        Matcher ends = RANGE.matcher(range);
        if (!ends.matches()) {
            refuse("the merged cells %s are not a valid range.".formatted(FileName.shown(range)));
            return;
        }
        Area area = new Area(
                Integer.parseInt(ends.group(2)),
                Cell.column(ends.group(1)),
                Integer.parseInt(ends.group(4)),
                Cell.column(ends.group(3)));
        boolean inside = area.firstRow() >= 1
                && area.firstRow() <= area.lastRow()
                && area.firstColumn() <= area.lastColumn()
                && area.lastRow() <= Sheet.MAX_ROWS
                && area.lastColumn() <= Sheet.MAX_COLUMNS;
        if (!inside) {
            refuse("the merged cells %s go beyond row %,d or column %d, or backwards."
                    .formatted(range, Sheet.MAX_ROWS, Sheet.MAX_COLUMNS));
        } else if (takes(area)) {
            areas.put(key(area.firstRow(), area.firstColumn()), area);
            sheet.merge(area);
        } else {
            refuse("the merged cells %s overlap with others.".formatted(range));
        }
    }

    private boolean takes(Area area) {
        for (int row = area.firstRow(); row <= area.lastRow(); row++) {
            int first = key(row, area.firstColumn());
            int next = taken.nextSetBit(first);
            if (next >= 0 && next <= key(row, area.lastColumn())) {
                return false;
            }
            taken.set(first, key(row, area.lastColumn()) + 1);
        }
        return true;
    }

    private static int key(int row, int column) {
        return row * (Sheet.MAX_COLUMNS + 1) + column;
    }

    /** The range that begins with a cell; the cell alone where it is not merged. */
    Area area(Cell cell) {
        return areas.getOrDefault(
                key(cell.row(), cell.column()), new Area(cell.row(), cell.column(), cell.row(), cell.column()));
    }

    private void refuse(String message) throws Refusal {
        sheet.fault(new Refusal(new Place("", 0, sheet.name()), message, "Maybe split them."));
    }
}
