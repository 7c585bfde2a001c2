package io.davylamp.rules.format;

import io.davylamp.rules.sheet.Cell;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a decision table.
 *
 * @param kind what its cells are
 * @param head the cell that says so
 * @param group the first column of those that share its fact; its own where it is alone
 * @param fact the fact its conditions are about; empty where a condition is written out in full
 * @param template what its cells fill in
 */
record TableColumn(Kind kind, Cell head, int group, Optional<Cell> fact, Optional<Filled> template) {

    /** What a column's cells fill in, and where that is written. */
    record Filled(Template template, Place place) {}

    enum Kind {
        NAME,
        DESCRIPTION,
        METADATA,
        CONDITION,
        ACTION;

        static List<String> names() {
            return Arrays.stream(values()).map(Enum::name).toList();
        }
    }

    private static final Pattern VALUE = Pattern.compile("\\$(param)\\b");
    private static final Pattern NUMBERED = Pattern.compile("\\$\\{?[0-9]|forall");

    int column() {
        return head.column();
    }

    /** Whether its cells go on with a call that the column before begins. */
    boolean continues() {
        return kind == Kind.ACTION
                && template.filter(it -> !it.template().startsWith("findings")).isPresent();
    }

    /** The word for it in messages: the template where there is one. */
    String described() {
        return template.map(it -> it.template().text()).orElse(kind.name());
    }

    static Kind kind(Cell cell) throws Refusal {
        return Arrays.stream(Kind.values())
                .filter(it -> it.name().equalsIgnoreCase(cell.text()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        cell.place(),
                        "there is no kind of column '%s'.".formatted(cell.text()),
                        Spelling.advice(cell.text(), Kind.names())));
    }

    static Filled template(Kind kind, Cell cell) throws Refusal {
        if (NUMBERED.matcher(cell.text()).find()) {
            throw new Refusal(
                    cell.place(), "a cell holds one value.", "Maybe write $param, and a column for each value.");
        }
        Template template = Template.of(cell.text(), VALUE, cell.place());
        if (template.isFixed() && kind != Kind.ACTION) {
            throw new Refusal(
                    cell.place(),
                    "'%s' has no placeholder for the cells' values.".formatted(cell.text()),
                    "Maybe write $param where the value belongs: days < $param.");
        }
        return new Filled(template, cell.place());
    }
}
