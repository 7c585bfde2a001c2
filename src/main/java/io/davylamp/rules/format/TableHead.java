package io.davylamp.rules.format;

import io.davylamp.rules.sheet.Cell;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a decision table: below {@code RuleTable} four rows that state for each column its kind, its fact, its
 * template, and its title for people.
 */
final class TableHead {
    static final int ROWS = 4;
    private static final String MERGED = "...";
    private static final Pattern NO_VALUE = Pattern.compile("(?!)");
    private static final List<String> NEEDED = List.of("id", "owner", "why");

    private final Sheet sheet;
    private final int row;

    private TableHead(Sheet sheet, int row) {
        this.sheet = sheet;
        this.row = row;
    }

    /**
     * The columns, from left to right.
     *
     * @param title the cell that begins with {@code RuleTable}
     */
    static List<TableColumn> read(Sheet sheet, Cell title) throws Refusal {
        TableHead head = new TableHead(sheet, title.row());
        List<TableColumn> columns = head.columns(title);
        head.checkNeeded(title, columns);
        return columns;
    }

    private List<TableColumn> columns(Cell title) throws Refusal {
        List<TableColumn> columns = new ArrayList<>();
        for (Cell cell : sheet.row(row + 1)) {
            columns.add(column(cell, columns));
        }
        if (columns.isEmpty() || columns.get(0).column() < title.column()) {
            throw new Refusal(
                    sheet.place(row + 1, title.column()),
                    "the row below 'RuleTable' must name the kinds of its columns.",
                    "Maybe write NAME, METADATA, CONDITION and ACTION there, one above each column.");
        }
        for (int head = row + 2; head <= row + 3; head++) {
            for (Cell cell : sheet.row(head)) {
                if (columns.stream().noneMatch(it -> it.column() == cell.column())) {
                    throw new Refusal(
                            cell.place(), "the column has no kind.", "Maybe write one above: CONDITION or ACTION.");
                }
            }
        }
        return columns;
    }

    private TableColumn column(Cell cell, List<TableColumn> before) throws Refusal {
        TableColumn.Kind kind = TableColumn.kind(cell);
        Optional<Cell> fact = sheet.cell(row + 2, cell.column()).map(TableHead::withoutDots);
        if (fact.isPresent()) {
            Template.of(fact.get().text(), NO_VALUE, fact.get().place());
        }
        Optional<Cell> code = sheet.cell(row + 3, cell.column());
        boolean holdsCode = kind != TableColumn.Kind.NAME && kind != TableColumn.Kind.DESCRIPTION;
        if (holdsCode && code.isEmpty()) {
            throw new Refusal(
                    sheet.place(row + 3, cell.column()),
                    "the column does not say what its cells mean.",
                    "Maybe write it here: days < $param, id(\"$param\"), or findings.stress($param,");
        } else if (fact.isPresent() && kind != TableColumn.Kind.CONDITION) {
            throw new Refusal(fact.get().place(), "only a CONDITION is about a fact.", "Maybe write it one row lower.");
        }
        Optional<TableColumn.Filled> template =
                holdsCode ? Optional.of(TableColumn.template(kind, code.orElseThrow())) : Optional.empty();
        return new TableColumn(kind, cell, group(cell.column(), fact, before), fact, template);
    }

    private static Cell withoutDots(Cell cell) {
        return cell.text().endsWith(MERGED)
                ? new Cell(
                        cell.row(),
                        cell.column(),
                        cell.text()
                                .substring(0, cell.text().length() - MERGED.length())
                                .strip(),
                        -1,
                        cell.place())
                : cell;
    }

    /** Merged cells, or neighbours with the same text and three dots at its end, are about the same fact. */
    private static int group(int column, Optional<Cell> fact, List<TableColumn> before) {
        if (fact.isEmpty() || before.isEmpty()) {
            return column;
        }
        TableColumn last = before.get(before.size() - 1);
        boolean goesOn = last.column() == column - 1
                && last.fact().filter(it -> goesOn(it, fact.get())).isPresent();
        return goesOn ? last.group() : column;
    }

    private static boolean goesOn(Cell left, Cell right) {
        boolean dots = left.merged() == -1 && right.merged() == -1;
        boolean merged = right.merged() != right.column() && left.merged() == right.merged();
        return (dots || merged) && left.text().equals(right.text());
    }

    private void checkNeeded(Cell title, List<TableColumn> columns) throws Refusal {
        for (TableColumn.Kind kind :
                List.of(TableColumn.Kind.NAME, TableColumn.Kind.CONDITION, TableColumn.Kind.ACTION)) {
            if (columns.stream().noneMatch(it -> it.kind() == kind)) {
                throw new Refusal(
                        title.place(), "the table has no column of kind %s.".formatted(kind), "Maybe add one.");
            }
        }
        for (String label : NEEDED) {
            if (columns.stream().noneMatch(it -> isLabel(it, label))) {
                throw new Refusal(
                        title.place(),
                        "the table has no column for @%s.".formatted(label),
                        "Maybe add one of kind METADATA with %s(\"$param\").".formatted(label));
            }
        }
        for (TableColumn column : columns) {
            if (column.kind() == TableColumn.Kind.METADATA) {
                Cell code = sheet.cell(row + 3, column.column()).orElseThrow();
                checkLabel(code);
            }
        }
    }

    private static void checkLabel(Cell code) throws Refusal {
        if (!List.of("id(\"$param\")", "owner(\"$param\")", "why(\"$param\")", "confirm($param)")
                .contains(code.text().replace(" ", ""))) {
            throw new Refusal(
                    code.place(),
                    "'%s' is not a label of a rule.".formatted(code.text()),
                    "Maybe write id(\"$param\"), owner(\"$param\"), why(\"$param\") or confirm($param).");
        }
    }

    static boolean isLabel(TableColumn column, String label) {
        return column.kind() == TableColumn.Kind.METADATA
                && column.described().replace(" ", "").startsWith(label + "(");
    }
}
