package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a sheet saved as CSV: cells between commas or semicolons, in double quotes where they hold either, a quote
 * doubled. A cell is on one line, so that its row is its line in the file.
 */
public final class CsvSheet {
    private static final Pattern START = Pattern.compile("\\A[\\s\"\uFEFF]*+RuleSet\"?[ ]*([,;\t]?)");

    private final String text;
    private final char separator;
    private final Sheet sheet;
    private int at;
    private int row = 1;

    private CsvSheet(Sheet sheet, String text, char separator) {
        this.text = text;
        this.separator = separator;
        this.sheet = sheet;
    }

    public static Sheet read(String path, String text) throws Refusal {
        return read(new Sheet(path, ""), text);
    }

    /** The sheet, filled. */
    public static Sheet read(Sheet sheet, String text) throws Refusal {
        Matcher start = START.matcher(text);
        if (!start.find()) {
            throw new Refusal(
                    1,
                    "A1",
                    "the table does not begin with 'RuleSet'.",
                    "Maybe copy the first rows of a table that works, and save with commas or semicolons.");
        }
        String separator = start.group(1);
        if (!separator.equals(",") && !separator.equals(";")) {
            throw new Refusal(
                    1,
                    "A1",
                    "the cells are not separated by commas or semicolons.",
                    "Maybe save it as CSV with commas between the cells.");
        }
        CsvSheet csv = new CsvSheet(sheet, text.startsWith("\uFEFF") ? text.substring(1) : text, separator.charAt(0));
        csv.rows();
        return csv.sheet;
    }

    private void rows() throws Refusal {
        while (at < text.length()) {
            row();
            row++;
        }
    }

    private void row() throws Refusal {
        for (int column = 1; ; column++) {
            sheet.put(row, column, cell(column));
            if (at == text.length() || text.charAt(at) != separator) {
                sheet.setWidth(row, column);
                break;
            }
            at++;
        }
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else if (at < text.length()) {
            at++;
        }
    }

    private String cell(int column) throws Refusal {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted(column);
        }
        int start = at;
        while (at < text.length() && !endsCell(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                sheet.fault(
                        new Refusal(
                                sheet.place(row, column),
                                "there is a quote in the middle of a cell.",
                                "Maybe the quote before it is missing, here or in a cell to the left; a quote within a text is written twice: \"\"."));
            }
            at++;
        }
        return text.substring(start, at);
    }

    private boolean endsCell(char it) {
        return it == separator || it == '\n' || it == '\r';
    }

    private String quoted(int column) throws Refusal {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char it = text.charAt(at);
            if (it == '\n' || it == '\r') {
                break;
            } else if (it != '"') {
                cell.append(it);
            } else if (text.startsWith("\"\"", at)) {
                cell.append('"');
                at++;
            } else {
                at++;
                return closed(cell, column);
            }
        }
        sheet.fault(new Refusal(
                sheet.place(row, column),
                "the quote that begins this cell is not closed on its line.",
                "Maybe a quote is missing at its end, or a cell has a line break."));
        return cell.toString();
    }

    private String closed(StringBuilder cell, int column) throws Refusal {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (at < text.length() && !endsCell(text.charAt(at))) {
            at++;
        }
        if (at > end) {
            sheet.fault(new Refusal(
                    sheet.place(row, column),
                    "something follows the quote that ends this cell.",
                    "Maybe write each quote inside it twice: \"\"."));
        }
        return cell + text.substring(end, at);
    }
}
