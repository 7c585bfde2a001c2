package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A sheet's cells, those that hold something. Its bounds are those of any sheet. */
public final class Sheet {
    public static final int MAX_ROWS = 2_000;
    public static final int MAX_COLUMNS = 100;
    public static final int LONGEST_CELL = 1_000;
    private static final int MAX_CHARACTERS = 500_000;

    private final String file;
    private final String name;
    private final boolean onlyShown;
    private int characters;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
    /** How many cells each row of a CSV states, blank ones with them. */
    private final Map<Integer, Integer> widths = new HashMap<>();

    /**
     * @param file the file it is in
     * @param name its name; empty where the file is the sheet
     */
    public Sheet(String file, String name) {
        this(file, name, false);
    }

    /**
     * @param onlyShown whether nobody judges by it, so that it keeps what it can of a cell that is wrong
     */
    public Sheet(String file, String name, boolean onlyShown) {
        this.file = file;
        this.name = name;
        this.onlyShown = onlyShown;
    }

    /** What is wrong ends the reading, unless the sheet is only shown: then it has been reported before. */
    void fault(Refusal it) throws Refusal {
        if (!onlyShown) {
            throw it;
        }
    }

    public String name() {
        return name;
    }

    public Place place(int row, int column) {
        return new Place(file, row, Cell.name(name, row, column));
    }

    /** Puts a text into a cell; blank ones are left out. */
    void put(int row, int column, String text) throws Refusal {
        put(row, column, text, column);
    }

    private void put(int row, int column, String text, int merged) throws Refusal {
        String stripped = text.strip();
        if (stripped.codePoints().allMatch(Character::isSpaceChar)) {
            return;
        }
        Place place = place(row, column);
        boolean outside = row > MAX_ROWS || column > MAX_COLUMNS;
        if (outside) {
            fault(new Refusal(
                    place,
                    "the sheet goes on beyond row %,d or column %d.".formatted(MAX_ROWS, MAX_COLUMNS),
                    "Maybe split it, or clear the cells far out."));
        } else if (stripped.length() > LONGEST_CELL) {
            fault(new Refusal(
                    place,
                    "the cell has %,d characters; allowed are %,d.".formatted(stripped.length(), LONGEST_CELL),
                    "Maybe shorten it."));
        } else if ("=@+".indexOf(stripped.charAt(0)) >= 0) {
            fault(new Refusal(
                    place,
                    "the cell begins with '%c': a spreadsheet program would compute it.".formatted(stripped.charAt(0)),
                    "Maybe write the value itself: a rule has no formulas."));
        }
        characters += Math.min(stripped.length(), LONGEST_CELL);
        if (characters > MAX_CHARACTERS) {
            fault(new Refusal(
                    place, "the sheet holds more than %,d characters.".formatted(MAX_CHARACTERS), "Maybe split it."));
        } else if (!outside) {
            String kept = stripped.substring(0, Math.min(stripped.length(), LONGEST_CELL));
            rows.computeIfAbsent(row, it -> new TreeMap<>()).put(column, new Cell(row, column, kept, merged, place));
        }
    }

    void setWidth(int row, int cells) {
        if (row <= MAX_ROWS) {
            widths.put(row, cells);
        }
    }

    /** Whether a row states more cells than another. */
    public boolean isWider(int row, int other) {
        return widths.getOrDefault(row, 0) > widths.getOrDefault(other, 0);
    }

    /** All cells of a range show what its first one holds; another below it would be held, but not seen. */
    void merge(MergedCells.Area area) throws Refusal {
        Optional<Cell> first = cell(area.firstRow(), area.firstColumn());
        for (int row = area.firstRow(); row <= area.lastRow(); row++) {
            for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
                boolean covered = row > area.firstRow() || column > area.firstColumn();
                Optional<Cell> own = cell(row, column);
                if (covered && own.isPresent()) {
                    fault(new Refusal(
                            own.get().place(),
                            "the cell holds something, but is covered by merged cells.",
                            "Maybe split them and clear it."));
                }
                if (first.isPresent()) {
                    put(row, column, first.get().text(), area.firstColumn());
                }
            }
        }
    }

    /** Every cell that holds something, row by row. */
    List<Cell> cells() {
        return rows.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows that hold something, by number. */
    public SortedMap<Integer, TreeMap<Integer, Cell>> rows() {
        return rows;
    }

    public Collection<Cell> row(int row) {
        TreeMap<Integer, Cell> cells = rows.get(row);
        return cells == null ? List.of() : cells.values();
    }

    public Optional<Cell> cell(int row, int column) {
        TreeMap<Integer, Cell> cells = rows.get(row);
        return cells == null ? Optional.empty() : Optional.ofNullable(cells.get(column));
    }
}
