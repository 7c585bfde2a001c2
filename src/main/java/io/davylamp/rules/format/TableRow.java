package io.davylamp.rules.format;

import io.davylamp.rules.sheet.Cell;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.Origin;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of a decision table, as a rule: each cell's words are on a line of their own. */
final class TableRow {
    private static final int LONGEST_LINE = 4_000;

    private final Sheet sheet;
    private final int row;
    private final List<TableColumn> columns;

    TableRow(Sheet sheet, int row, List<TableColumn> columns) {
        this.sheet = sheet;
        this.row = row;
        this.columns = columns;
    }

    void write(Expansion.Writer drl) throws Refusal {
        List<Line> lines = new ArrayList<>();
        Cell name = needed(column(TableColumn.Kind.NAME));
        checkName(name);
        for (TableColumn it : all(TableColumn.Kind.METADATA)) {
            label(it).ifPresent(lines::add);
        }
        lines.add(new Line("when", Origin.of(name.place())));
        conditions(lines);
        lines.add(new Line("then", Origin.of(name.place())));
        actions(lines);
        lines.add(new Line("end", Origin.of(name.place())));
        drl.rule("rule \"%s\"".formatted(name.text()), Origin.of(name.place()));
        lines.forEach(it -> drl.line(it.text(), it.origin()));
    }

    private record Line(String text, Origin origin) {}

    private static void checkName(Cell name) throws Refusal {
        if (name.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal(
                    name.place(),
                    "the rule's name has neither a letter nor a digit.",
                    "Maybe name it by what it warns of.");
        } else if (name.text().contains("\"")
                || name.text().contains("\\")
                || name.text().contains("\n")) {
            throw new Refusal(
                    name.place(), "a rule's name has a quote, a backslash or a line break.", "Maybe remove it.");
        }
    }

    private TableColumn column(TableColumn.Kind kind) {
        return all(kind).get(0);
    }

    private List<TableColumn> all(TableColumn.Kind kind) {
        return columns.stream().filter(it -> it.kind() == kind).toList();
    }

    private Optional<Cell> cell(TableColumn column) {
        return sheet.cell(row, column.column());
    }

    private Cell needed(TableColumn column) throws Refusal {
        return cell(column)
                .orElseThrow(() -> new Refusal(
                        sheet.place(row, column.column()),
                        "the cell is empty, but each rule needs %s.".formatted(column.described()),
                        "Maybe fill it in, or clear the whole row."));
    }

    private Optional<Line> label(TableColumn column) throws Refusal {
        if (TableHead.isLabel(column, "confirm") && cell(column).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(line("    @", column, needed(column), ""));
    }

    private Line line(String before, TableColumn column, Cell cell, String after) throws Refusal {
        TableColumn.Filled filled = column.template().orElseThrow();
        if (filled.template().isFixed() && !cell.text().equalsIgnoreCase("x")) {
            throw new Refusal(
                    cell.place(), "the column takes an x or nothing.", "Maybe write $param in the head of the column.");
        }
        List<String> values =
                filled.template().slots().stream().map(it -> cell.text()).toList();
        String text = before + filled.template().fill(values, cell.place()).strip() + after;
        if (text.length() > LONGEST_LINE) {
            throw new Refusal(
                    cell.place(),
                    "with the head of its column the cell becomes %,d characters; allowed are %,d."
                            .formatted(text.length(), LONGEST_LINE),
                    "Maybe shorten it, or write $param once in the head.");
        }
        return new Line(
                text,
                new Origin(
                        cell.place(),
                        cell.text(),
                        filled.place(),
                        filled.template().text()));
    }

    private void conditions(List<Line> lines) throws Refusal {
        List<TableColumn> left = new ArrayList<>(all(TableColumn.Kind.CONDITION));
        int written = lines.size();
        while (!left.isEmpty()) {
            int group = left.get(0).group();
            List<TableColumn> together =
                    left.stream().filter(it -> it.group() == group).toList();
            left.removeAll(together);
            fact(together.stream().filter(it -> cell(it).isPresent()).toList(), lines);
        }
        if (lines.size() == written) {
            throw new Refusal(
                    sheet.place(row, column(TableColumn.Kind.CONDITION).column()),
                    "the row has no condition.",
                    "Maybe fill in at least one of its CONDITION cells.");
        }
    }

    /** The conditions on one fact, or a condition written out in full. */
    private void fact(List<TableColumn> together, List<Line> lines) throws Refusal {
        if (together.isEmpty()) {
            return;
        }
        Optional<Cell> fact = together.get(0).fact();
        fact.ifPresent(it -> lines.add(new Line("    " + it.text() + "(", origin(together.get(0), it))));
        for (int i = 0; i < together.size(); i++) {
            TableColumn column = together.get(i);
            lines.add(line(
                    fact.isPresent() ? "        " : "    ",
                    column,
                    cell(column).orElseThrow(),
                    i + 1 < together.size() ? "," : ""));
        }
        fact.ifPresent(it -> lines.add(new Line("    )", origin(together.get(0), it))));
    }

    private Origin origin(TableColumn column, Cell fact) {
        return new Origin(cell(column).orElseThrow().place(), "", fact.place(), fact.text());
    }

    /** What the row says: columns that go on with a call are filled together with the one that begins it. */
    private void actions(List<Line> lines) throws Refusal {
        int written = lines.size();
        TableColumn first = column(TableColumn.Kind.ACTION);
        TableColumn begun = first;
        boolean open = false;
        for (TableColumn column : all(TableColumn.Kind.ACTION)) {
            if (!column.continues()) {
                begun = column;
                open = cell(column).isPresent();
            } else if (!open && cell(column).isPresent()) {
                throw new Refusal(
                        sheet.place(row, begun.column()),
                        "the cell is empty, but %s continues the call that it begins."
                                .formatted(Cell.name("", row, column.column())),
                        "Maybe fill in both, or clear both.");
            }
            if (open) {
                lines.add(line("    ", column, needed(column), ""));
            }
        }
        if (lines.size() == written) {
            throw new Refusal(
                    sheet.place(row, first.column()),
                    "the row says nothing: its ACTION cells are empty.",
                    "Maybe fill in a grade and a message.");
        }
    }
}
