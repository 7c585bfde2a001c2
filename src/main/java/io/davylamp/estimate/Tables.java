package io.davylamp.estimate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Dated figures of the trade, by region where they differ: {@code estimates/tables.csv}. */
final class Tables {
    static final String FILE = "/estimates/tables.csv";

    private static final String WORLD = "-";
    private static final List<Line> LINES = read();

    private Tables() {}

    /**
     * One line: what a figure is from a date on.
     *
     * @param low what it is at the end where it is low, or short
     * @param high what it is at the other
     */
    record Line(String figure, String region, LocalDate from, double low, double mid, double high, String source) {}

    /** The world's line of a figure at a date. */
    static Line at(String figure, LocalDate date) {
        return at(figure, WORLD, date);
    }

    /** The line of a region, or of the country it lies in, or of the world. */
    static Line at(String figure, String region, LocalDate date) {
        String around = region.contains("-") && region.length() > 1 ? region.substring(0, 2) : WORLD;
        return LINES.stream()
                .filter(it -> it.figure().equals(figure) && it.region().equals(region))
                .filter(it -> !it.from().isAfter(date))
                .max(Comparator.comparing(Line::from))
                .orElseGet(() -> at(figure, around, date));
    }

    static List<Line> all() {
        return LINES;
    }

    private static List<Line> read() {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(Tables.class.getResourceAsStream(FILE)), UTF_8))) {
            return file.lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> line(it.split("\\|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String[] cells) {
        return new Line(
                cells[0],
                cells[1],
                LocalDate.parse(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                cells[6]);
    }
}
