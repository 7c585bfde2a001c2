package io.davylamp.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run, printed as they come and once more at the end. */
final class Table {
    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();

    Table(PrintStream out) {
        this.out = out;
    }

    void title(String title, Object... values) {
        add("");
        add(String.format(Locale.ROOT, title, values));
    }

    void row(String name, double figure, String unit, String ratio) {
        add(String.format(Locale.ROOT, "  %-42s %,12.1f %-14s %s", name, figure, unit, ratio)
                .stripTrailing());
    }

    private void add(String line) {
        lines.add(line);
        out.println(line);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
