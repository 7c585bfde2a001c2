package io.davylamp.rulebookcheck;

import io.davylamp.rules.Grid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file that was sent, and at each of its places what is to be said there.
 *
 * @param path the file
 * @param remarks how many there are in it
 * @param whole those that are at no place that is shown
 * @param lines its lines, where it is text
 * @param linesLeftOut how many of them are not shown
 * @param sheets its sheets, where it is a table
 */
public record RulebookCheckFile(
        String path,
        int remarks,
        List<RulebookCheckRemark> whole,
        List<Line> lines,
        int linesLeftOut,
        List<RulebookCheckSheet> sheets) {
    /** Beyond, only lines that something is to be said of. */
    private static final int LINES_SHOWN = 1_500;

    /** One line. */
    public record Line(int number, String text, List<RulebookCheckRemark> remarks) {}

    /**
     * A file as it is shown.
     *
     * @param anchor distinguishes it from the page's other files
     * @param content its text; a workbook as Base64
     * @param here what is to be said of it
     */
    static RulebookCheckFile of(String anchor, String path, String content, List<RulebookCheckRemark> here) {
        List<Grid> grids = Grid.isTable(path) ? Grid.of(path, content) : List.of();
        List<RulebookCheckSheet> sheets = new ArrayList<>();
        for (Grid grid : grids) {
            sheets.add(RulebookCheckSheet.of("%s-%d".formatted(anchor, sheets.size()), grid, here));
        }
        List<String> text =
                sheets.isEmpty() && !path.endsWith(".xlsx") ? content.lines().toList() : List.of();
        List<Line> lines = lines(text, here);
        Set<RulebookCheckRemark> placed = new LinkedHashSet<>();
        lines.forEach(it -> placed.addAll(it.remarks()));
        sheets.forEach(sheet -> sheet.rows().forEach(it -> placed.addAll(it.remarks())));
        return new RulebookCheckFile(
                path,
                here.size(),
                here.stream().filter(it -> !placed.contains(it)).toList(),
                lines,
                text.size() - lines.size(),
                sheets);
    }

    /** Without its content where nothing is to be said of any place in it. */
    RulebookCheckFile briefly() {
        return whole.size() == remarks ? new RulebookCheckFile(path, remarks, whole, List.of(), 0, List.of()) : this;
    }

    private static List<Line> lines(List<String> text, List<RulebookCheckRemark> here) {
        Map<Integer, List<RulebookCheckRemark>> byLine =
                here.stream().collect(Collectors.groupingBy(RulebookCheckRemark::line));
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= text.size(); number++) {
            List<RulebookCheckRemark> remarks = byLine.getOrDefault(number, List.of());
            if (number <= LINES_SHOWN || !remarks.isEmpty()) {
                lines.add(new Line(number, text.get(number - 1), remarks));
            }
        }
        return lines;
    }
}
