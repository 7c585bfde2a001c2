package io.davylamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;

/**
 * Worked cases, whose figures other code computed, and real history. What carries the figures of real days may not be
 * shipped: it lies beside a checkout, in {@code ../shared}. Such a case has a shipped one of the same id and shape with
 * invented figures; where the folder is there, both are checked. Tests of real history are skipped where it is absent.
 */
public final class WorkedCases {
    private static final Path SHARED = Path.of("..", "shared");
    private static final String SHIPPED = "/cases/worked-cases.json";

    private WorkedCases() {}

    /** A file of {@code ../shared/data}; skips the running test where the folder is absent, fails where only the file is. */
    public static Path data(String name) {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "no real data beside this checkout");
        Path file = SHARED.resolve("data").resolve(name);
        assertThat(file).exists();
        return file;
    }

    /** Computes a case from its inputs and compares every figure named with the expected one, within its tolerance. */
    public static void check(String id, Function<JsonNode, Map<String, Double>> computation) {
        all(id).forEach(it -> check(it, computation));
    }

    /** The names of all cases. */
    public static List<String> ids() {
        return Stream.concat(cases(shipped()), real().stream().flatMap(WorkedCases::cases))
                .map(it -> it.get("id").asText())
                .distinct()
                .toList();
    }

    /**
     * Each form of a case: the one shipped, and the one of a real day. Skips the running test where there is neither
     * because the folder is absent.
     */
    public static List<JsonNode> all(String id) {
        List<JsonNode> found = new ArrayList<>();
        Stream.concat(cases(shipped()), real().stream().flatMap(WorkedCases::cases))
                .filter(it -> it.get("id").asText().equals(id))
                .forEach(it -> {
                    if (!found.contains(it)) {
                        found.add(it);
                    }
                });
        Assumptions.assumeTrue(!found.isEmpty() || Files.isDirectory(SHARED), "no real data beside this checkout");
        assertThat(found).as("worked case %s", id).isNotEmpty();
        return found;
    }

    /** A whole case; of several forms the one of a real day. */
    public static JsonNode find(String id) {
        List<JsonNode> found = all(id);
        return found.get(found.size() - 1);
    }

    private static void check(JsonNode theCase, Function<JsonNode, Map<String, Double>> computation) {
        JsonNode tolerance = theCase.get("tolerance");
        boolean absolute = tolerance.get("type").asText().equals("absolute");
        double within = tolerance.get("value").asDouble();
        computation.apply(theCase.get("inputs")).forEach((name, actual) -> {
            String figure = "%s %s".formatted(theCase.get("id").asText(), name);
            JsonNode expected = theCase.get("expected").at("/" + name.replace('.', '/'));
            assertThat(expected.isNumber()).as(figure).isTrue();
            if (absolute) {
                assertThat(actual).as(figure).isCloseTo(expected.asDouble(), Offset.offset(within));
            } else {
                assertThat(actual).as(figure).isCloseTo(expected.asDouble(), Percentage.withPercentage(100 * within));
            }
        });
    }

    private static Stream<JsonNode> cases(JsonNode file) {
        return StreamSupport.stream(file.get("cases").spliterator(), false);
    }

    private static JsonNode shipped() {
        try (InputStream file = WorkedCases.class.getResourceAsStream(SHIPPED)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> real() {
        if (!Files.isDirectory(SHARED)) {
            return List.of();
        }
        try {
            return List.of(new ObjectMapper()
                    .readTree(SHARED.resolve("cases").resolve("cases.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
