package io.davylamp.rules.format;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.sheet.Cell;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Reads the decision tables of a file's sheets, in Drools' own layout: {@code RuleSet} above, then each
 * {@code RuleTable} with its head and a row for each rule. It is read here rather than by Drools' compiler of
 * spreadsheets so that each word of a rule leads back to its cell, and a cell can hold a value and nothing else.
 */
final class TableFile {
    private static final String RULE_SET = "ruleset";
    private static final String RULE_TABLE = "ruletable";
    private static final String FOR_PEOPLE = "notes";

    private static final int MAX_CHARACTERS = 1_000_000;

    private final String path;
    private final Expansion.Writer drl = new Expansion.Writer();
    private final List<RuleProblem> problems;

    private TableFile(String path, List<RuleProblem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /** The sheets' rules; rows that cannot be understood are added to the problems. */
    static Expansion expand(String path, List<Sheet> sheets, List<RuleProblem> problems) throws Refusal {
        TableFile file = new TableFile(path, problems);
        for (Sheet sheet : sheets) {
            if (!sheet.isEmpty() && !sheet.name().toLowerCase(Locale.ROOT).startsWith(FOR_PEOPLE)) {
                file.sheet(sheet);
            }
        }
        return file.drl.of(path);
    }

    private void sheet(Sheet sheet) throws Refusal {
        Cell start = first(sheet, sheet.rows().firstKey());
        if (!start.text().toLowerCase(Locale.ROOT).equals(RULE_SET)) {
            throw new Refusal(
                    start.place(),
                    "the sheet does not begin with 'RuleSet'.",
                    "Maybe copy the first rows of a table that works; a sheet for people is named Notes.");
        }
        List<Cell> titles = new ArrayList<>();
        for (int row : sheet.rows().keySet()) {
            Cell cell = first(sheet, row);
            if (isTitle(cell)) {
                titles.add(cell);
            } else if (titles.isEmpty() && row > start.row()) {
                checkProperty(cell);
            }
        }
        if (titles.isEmpty()) {
            throw new Refusal(
                    start.place(),
                    "the sheet has no 'RuleTable'.",
                    "Maybe write RuleTable and a name above the table.");
        }
        for (int i = 0; i < titles.size(); i++) {
            int end = i + 1 < titles.size() ? titles.get(i + 1).row() : Integer.MAX_VALUE;
            table(sheet, titles.get(i), end);
        }
    }

    private static Cell first(Sheet sheet, int row) {
        return sheet.row(row).iterator().next();
    }

    private static boolean isTitle(Cell cell) {
        return cell.text().toLowerCase(Locale.ROOT).startsWith(RULE_TABLE);
    }

    /**
     * Between {@code RuleSet} and the first table, Drools knows imports, functions and more; here only notes are
     * allowed.
     */
    private static void checkProperty(Cell cell) throws Refusal {
        if (!cell.text().equalsIgnoreCase(FOR_PEOPLE)) {
            throw new Refusal(
                    cell.place(),
                    "'%s' is not allowed above a table.".formatted(cell.text()),
                    "Maybe remove it; a remark goes next to the word Notes, a table begins with RuleTable.");
        }
    }

    private void table(Sheet sheet, Cell title, int end) throws Refusal {
        List<TableColumn> columns = TableHead.read(sheet, title);
        int first = title.row() + TableHead.ROWS + 1;
        TreeMap<Integer, TreeMap<Integer, Cell>> rows =
                new TreeMap<>(sheet.rows().subMap(first, Math.max(first, end)));
        if (rows.isEmpty()) {
            throw new Refusal(title.place(), "the table has no rows.", "Maybe write a rule five rows below this cell.");
        }
        for (int row : rows.keySet()) {
            checkLength(sheet, row);
            try {
                checkInside(sheet, row, title, columns);
                new TableRow(sheet, row, columns).write(drl);
            } catch (Refusal e) {
                problems.add(e.in(path, name(sheet, row, columns)));
            }
        }
    }

    private void checkLength(Sheet sheet, int row) throws Refusal {
        if (drl.length() > MAX_CHARACTERS) {
            throw new Refusal(
                    sheet.place(row, 1),
                    "up to this row the file's rules have %,d characters when written out; allowed are %,d."
                            .formatted(drl.length(), MAX_CHARACTERS),
                    "Maybe split it into several files.");
        }
    }

    private static String name(Sheet sheet, int row, List<TableColumn> columns) {
        return columns.stream()
                .filter(it -> it.kind() == TableColumn.Kind.NAME)
                .findFirst()
                .flatMap(it -> sheet.cell(row, it.column()))
                .map(Cell::text)
                .orElse("");
    }

    private static void checkInside(Sheet sheet, int row, Cell title, List<TableColumn> columns) throws Refusal {
        if (sheet.isWider(row, title.row() + 1)) {
            throw new Refusal(
                    sheet.place(row, 1),
                    "the row has more cells than the table has columns.",
                    "Maybe a text with a comma lacks its quotes, or a number has a decimal comma.");
        }
        for (Cell cell : sheet.row(row)) {
            if (columns.stream().noneMatch(it -> it.column() == cell.column())) {
                throw new Refusal(
                        cell.place(),
                        "the cell is outside the table's columns.",
                        "Maybe clear it, or give its column a kind.");
            }
        }
    }
}
