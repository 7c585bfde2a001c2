package io.davylamp.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API's description is made of what stands at the methods and of longer texts in a file, joined by path and method. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private JsonNode served;
    private JsonNode texts;

    @BeforeEach
    void readsBoth() throws IOException {
        served = new ObjectMapper()
                .readTree(get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        try (InputStream file = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/openapi.yaml"))) {
            texts = new YAMLMapper().readTree(file);
        }
    }

    @Test
    void every_operation_has_a_summary_and_a_description() {
        assertThat(operations(served)).hasSizeGreaterThan(40).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("description").asText()).isNotBlank();
        });
    }

    /** A path that is no longer served would come into the description by its text alone. */
    @Test
    void every_text_belongs_to_an_operation_that_exists() {
        assertThat(operations(texts)).isNotEmpty().allSatisfy((name, text) -> {
            assertThat(text.has("summary"))
                    .as("the summary stands at the method")
                    .isFalse();
            assertThat(operations(served)
                            .getOrDefault(name, MissingNode.getInstance())
                            .path("tags"))
                    .as("tags, which only a method has")
                    .isNotEmpty();
        });
    }

    @Test
    void every_operation_says_what_comes_back_when_all_is_well() {
        assertThat(operations(served))
                .allSatisfy((name, operation) -> assertThat(
                                operation.path("responses").fieldNames())
                        .toIterable()
                        .anyMatch(it -> it.startsWith("2")));
    }

    @Test
    void every_schema_that_is_named_is_there() {
        Set<String> known = new HashSet<>();
        served.path("components").path("schemas").fieldNames().forEachRemaining(known::add);
        assertThat(served.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(known).contains(it.replace("#/components/schemas/", "")));
    }

    private static Map<String, JsonNode> operations(JsonNode description) {
        Map<String, JsonNode> operations = new HashMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .forEach(it -> operations.put(it.getKey() + " " + path.getKey(), it.getValue())));
        return operations;
    }
}
