package io.davylamp.rules.text;

/**
 * Where something is.
 *
 * @param file path inside the rulebook
 * @param line line in that file, or row of a sheet, from 1; 0 where the file as a whole is meant
 * @param cell cell of a table, such as {@code Grades!B10}; empty where there are only lines
 */
public record Place(String file, int line, String cell) {
    public static Place line(String file, int line) {
        return new Place(file, line, "");
    }

    /** {@code line 7}, {@code cell Grades!B10}. */
    public String described() {
        return cell.isEmpty() ? "line " + line : "cell " + cell;
    }

    /** {@code a.drl:7}, {@code a.drl.xlsx cell Grades!B10}, {@code a.drl.csv}. */
    @Override
    public String toString() {
        if (!cell.isEmpty()) {
            return file + " cell " + cell;
        }
        return line > 0 ? file + ":" + line : file;
    }
}
