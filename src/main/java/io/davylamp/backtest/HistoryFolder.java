package io.davylamp.backtest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.ingest.MalformedBody;
import io.davylamp.ingest.MarketCsv;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.ingest.Submission;
import io.davylamp.json.Mappers;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A past kept in files: {@code operators.json} (profiles, as {@code GET /api/v1/operators} gives them), market history
 * as {@code *.csv}, and readings as {@code *.ndjson} or {@code *.json}, as they are sent to {@code POST
 * /api/v1/readings}.
 */
public final class HistoryFolder {
    private static final String OPERATORS = "operators.json";
    /** Profiles as the API gives them: an operator's id is a text. */
    private static final ObjectMapper JSON =
            Mappers.builder().addMixIn(OperatorId.class, AsText.class).build();

    private HistoryFolder() {}

    private abstract static class AsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // a signature only, for Jackson
        AsText(String value) {}
    }

    /** A file of a history that cannot be read. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(Path file, String why) {
            super("%s: %s".formatted(file, why));
        }
    }

    /**
     * Reads a folder.
     *
     * @param now our clock, by which a date in the future is recognized
     * @throws Unreadable where a file, or one item of it, cannot be taken
     */
    public static History read(Path folder, Instant now) {
        List<OperatorProfile> profiles = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                String text = Files.readString(file);
                String name = file.getFileName().toString();
                if (name.equals(OPERATORS)) {
                    profiles.addAll(JSON.readValue(text, new TypeReference<List<OperatorProfile>>() {}));
                } else if (name.endsWith(".csv")) {
                    take(file, MarketCsv.parse(text, now), readings);
                } else if (name.endsWith(".ndjson")) {
                    take(file, ReadingParser.lines(text, now), readings);
                } else if (name.endsWith(".json")) {
                    take(file, ReadingParser.array(text, now), readings);
                }
            } catch (IOException | MalformedBody e) {
                throw new Unreadable(file, String.valueOf(e.getMessage()));
            }
        }
        return History.of(profiles, readings);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new Unreadable(folder, "the folder cannot be read (%s)".formatted(e));
        }
    }

    private static void take(Path file, List<Submission> items, List<Reading> readings) {
        for (Submission item : items) {
            if (item instanceof Submission.Refused refused) {
                throw new Unreadable(
                        file,
                        "item %d: %s %s"
                                .formatted(
                                        item.position() + 1,
                                        refused.rejection().message(),
                                        refused.rejection().advice()));
            }
            readings.add(((Submission.Parsed) item).reading());
        }
    }
}
