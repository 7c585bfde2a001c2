package io.davylamp.rules;

import io.davylamp.rules.format.RuleFormat;
import io.davylamp.rules.sheet.Cell;
import io.davylamp.rules.sheet.CsvSheet;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.sheet.Workbook;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sheet of a table's file as people see it, so that a problem can be shown in its cell. It is read leniently: what is
 * wrong with a cell has been reported, and is only shown here. Bounded by the bounds of any sheet.
 *
 * @param sheet its name; empty where the file is the sheet
 * @param columns how many there are
 * @param rows from the first to the last that holds something, empty ones with them
 */
public record Grid(String sheet, int columns, List<List<String>> rows) {
    public Grid {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Whether a file is a table, by its ending. */
    public static boolean isTable(String path) {
        return path.endsWith(RuleFormat.CSV) || path.endsWith(RuleFormat.WORKBOOK);
    }

    /**
     * The sheets of a file that hold something; none where it cannot be opened as a table at all.
     *
     * @param text the file's text; a workbook as Base64
     */
    public static List<Grid> of(String path, String text) {
        try {
            List<Sheet> sheets = path.endsWith(RuleFormat.WORKBOOK)
                    ? Workbook.show(path, text)
                    : List.of(CsvSheet.read(new Sheet(path, "", true), text));
            return sheets.stream().filter(it -> !it.isEmpty()).map(Grid::of).toList();
        } catch (Refusal | RuntimeException | StackOverflowError e) {
            // Whatever is wrong with the file was reported when it was compiled.
            return List.of();
        }
    }

    private static Grid of(Sheet sheet) {
        int columns = sheet.rows().values().stream()
                .mapToInt(it -> it.lastKey())
                .max()
                .orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (int number = 1; number <= sheet.rows().lastKey(); number++) {
            int row = number;
            rows.add(IntStream.rangeClosed(1, columns)
                    .mapToObj(it -> sheet.cell(row, it).map(Cell::text).orElse(""))
                    .toList());
        }
        return new Grid(sheet.name(), columns, rows);
    }

    /** {@code 6} → {@code F}. */
    public static String letters(int column) {
        return Cell.letters(column);
    }

    /** A cell's name as problems state it: {@code Grades!F9}, {@code F9} in CSV. */
    public String name(int row, int column) {
        return Cell.name(sheet, row, column);
    }
}
