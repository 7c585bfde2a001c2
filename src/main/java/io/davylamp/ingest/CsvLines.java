package io.davylamp.ingest;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes CSV apart line by line, each by itself: a quote that is not closed spoils its own line only. No value of ours
 * has a line break in it.
 */
final class CsvLines {
    /** The longest line, in UTF-16 units, and the most columns: four times what a history with its pools has. */
    static final int MAX_LENGTH = 16 * 1024;

    static final int MAX_COLUMNS = 256;

    private static final ObjectReader VALUES =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build().readerFor(String[].class);

    private CsvLines() {}

    /** The columns a first line names. */
    static List<String> header(String line) {
        Optional<List<String>> names = line.length() > MAX_LENGTH ? Optional.empty() : values(line);
        if (names.isEmpty() || names.get().size() > MAX_COLUMNS) {
            throw new MalformedBody(
                    "the first line is not a header of at most %d columns and %,d characters."
                            .formatted(MAX_COLUMNS, MAX_LENGTH),
                    "Maybe a line break or a quote is missing.");
        }
        return names.get();
    }

    /** A line's values by their columns; empty where it is not CSV or has more values than there are columns. */
    static Optional<Map<String, String>> row(List<String> header, String line) {
        return values(line).filter(it -> it.size() <= header.size()).map(values -> {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                row.putIfAbsent(header.get(i), values.get(i));
            }
            return row;
        });
    }

    private static Optional<List<String>> values(String line) {
        try {
            return Optional.of(List.of(VALUES.<String[]>readValue(line)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
