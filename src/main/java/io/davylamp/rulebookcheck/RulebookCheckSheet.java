package io.davylamp.rulebookcheck;

import io.davylamp.rules.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sheet of a table that was sent, as a grid, its wrong cells marked. Bounded: rows and columns far out are left out,
 * unless something is to be said of them.
 *
 * @param anchor distinguishes it from the page's other sheets
 * @param name its name; empty where the file is the sheet
 * @param columns the letters of the columns shown
 * @param rows the rows shown
 * @param rowsLeftOut how many are not
 * @param columnsLeftOut how many are not
 */
public record RulebookCheckSheet(
        String anchor, String name, List<String> columns, List<Row> rows, int rowsLeftOut, int columnsLeftOut) {
    private static final int ROWS_SHOWN = 200;
    private static final int COLUMNS_SHOWN = 40;

    /**
     * A row.
     *
     * @param remarks what is to be said of it and its cells
     */
    public record Row(int number, List<Square> squares, List<RulebookCheckRemark> remarks) {}

    /**
     * A cell.
     *
     * @param mark what is to be said of it, in a word; empty where nothing is
     */
    public record Square(String text, String mark) {}

    static RulebookCheckSheet of(String anchor, Grid grid, List<RulebookCheckRemark> ofFile) {
        List<RulebookCheckRemark> here =
                ofFile.stream().filter(it -> isOn(grid, it)).toList();
        List<Integer> columns = IntStream.rangeClosed(1, grid.columns())
                .filter(column -> column <= COLUMNS_SHOWN
                        || here.stream().anyMatch(it -> it.cell().equals(grid.name(it.line(), column))))
                .boxed()
                .toList();
        Map<Integer, List<RulebookCheckRemark>> byRow =
                here.stream().collect(Collectors.groupingBy(RulebookCheckRemark::line));
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number <= grid.rows().size(); number++) {
            int row = number;
            List<RulebookCheckRemark> remarks = byRow.getOrDefault(row, List.of());
            if (number <= ROWS_SHOWN || !remarks.isEmpty()) {
                List<Square> squares = columns.stream()
                        .map(it -> square(grid, row, it, remarks))
                        .toList();
                rows.add(new Row(number, squares, remarks));
            }
        }
        return new RulebookCheckSheet(
                anchor,
                grid.sheet(),
                columns.stream().map(Grid::letters).toList(),
                rows,
                grid.rows().size() - rows.size(),
                grid.columns() - columns.size());
    }

    /** A remark without a cell's name is of the one sheet that a CSV file is. */
    private static boolean isOn(Grid grid, RulebookCheckRemark remark) {
        return grid.sheet().isEmpty()
                || remark.cell().equals(grid.sheet())
                || remark.cell().startsWith(grid.sheet() + "!");
    }

    private static Square square(Grid grid, int row, int column, List<RulebookCheckRemark> ofRow) {
        String name = grid.name(row, column);
        return new Square(
                grid.rows().get(row - 1).get(column - 1),
                ofRow.stream()
                        .filter(it -> it.cell().equals(name))
                        .map(RulebookCheckRemark::word)
                        .findFirst()
                        .orElse(""));
    }
}
