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

/**
 * Worked cases, whose figures other code computed, and histories of the network. What carries the figures of real days
 * may not be shipped: it lies beside a checkout, in {@code ../shared}. Such a case or history has a shipped one of the
 * same shape with invented figures; where the folder is there, both are checked. So no test is skipped for the lack of it.
 */
public final class WorkedCases {
    private static final Path SHARED = Path.of("..", "shared");
    private static final Path SHIPPED_DATA = Path.of("src", "test", "resources", "history");
    private static final String INVENTED = "invented/";
    private static final String SHIPPED = "/cases/worked-cases.json";

    private WorkedCases() {}

    public static boolean areRealThere() {
        return Files.isDirectory(SHARED);
    }

    /** What stands before the names of a history's files, for each history that is there: an invented one always is. */
    public static Stream<String> histories() {
        return areRealThere() ? Stream.of(INVENTED, "") : Stream.of(INVENTED);
    }

    /** The files of option chains that are there. */
    public static Stream<String> optionChains() {
        return histories()
                .map(it -> it.equals(INVENTED) ? INVENTED + "option_chain.csv" : "deribit_btc_options_2020-05-21.csv");
    }

    /** A file of an invented history, or of {@code ../shared/data}. */
    public static Path data(String name) {
        Path file = (name.startsWith(INVENTED) ? SHIPPED_DATA : SHARED.resolve("data")).resolve(name);
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

    /** Each form of a case: the one shipped, and the one of a real day. */
    public static List<JsonNode> all(String id) {
        List<JsonNode> found = new ArrayList<>();
        Stream.concat(cases(shipped()), real().stream().flatMap(WorkedCases::cases))
                .filter(it -> it.get("id").asText().equals(id))
                .forEach(it -> {
                    if (!found.contains(it)) {
                        found.add(it);
                    }
                });
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
        if (!areRealThere()) {
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
