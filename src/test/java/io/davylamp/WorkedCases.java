package io.davylamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;

/**
 * Worked cases and real history that lie beside a checkout in {@code ../shared}. They may not be shipped, so a test
 * that needs them is skipped where the folder is absent; every formula has tests of its own besides.
 */
public final class WorkedCases {
    private static final Path SHARED = Path.of("..", "shared");

    private WorkedCases() {}

    /** A file of {@code ../shared/data}; skips the running test where it is absent. */
    public static Path data(String name) {
        Path file = SHARED.resolve("data").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no shared data beside this checkout");
        return file;
    }

    /** Computes a case from its inputs and compares every figure named with the expected one, within its tolerance. */
    public static void check(String id, Function<JsonNode, Map<String, Double>> computation) {
        JsonNode theCase = find(id);
        JsonNode tolerance = theCase.get("tolerance");
        computation.apply(theCase.get("inputs")).forEach((name, actual) -> {
            JsonNode expected = theCase.get("expected").at("/" + name.replace('.', '/'));
            assertThat(expected.isNumber()).as("%s has a figure %s", id, name).isTrue();
            if (tolerance.get("type").asText().equals("absolute")) {
                assertThat(actual)
                        .as("%s %s", id, name)
                        .isCloseTo(
                                expected.asDouble(),
                                org.assertj.core.data.Offset.offset(
                                        tolerance.get("value").asDouble()));
            } else {
                assertThat(actual)
                        .as("%s %s", id, name)
                        .isCloseTo(
                                expected.asDouble(),
                                Percentage.withPercentage(
                                        100 * tolerance.get("value").asDouble()));
            }
        });
    }

    /** The names of all cases; skips the running test where the folder is absent. */
    public static List<String> ids() {
        return StreamSupport.stream(all().spliterator(), false)
                .map(it -> it.get("id").asText())
                .toList();
    }

    /** A whole case; skips the running test where the folder is absent. */
    public static JsonNode find(String id) {
        return StreamSupport.stream(all().spliterator(), false)
                .collect(Collectors.toMap(it -> it.get("id").asText(), it -> it))
                .get(id);
    }

    private static JsonNode all() {
        Path file = SHARED.resolve("cases").resolve("cases.json");
        Assumptions.assumeTrue(Files.exists(file), "no worked cases beside this checkout");
        try {
            return new ObjectMapper().readTree(file.toFile()).get("cases");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
