package io.davylamp.web.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davylamp.calculator.Calculators;
import io.davylamp.ingest.Mutations;
import io.davylamp.json.Mappers;
import io.davylamp.testing.PostgresResource;
import io.davylamp.web.page.Examples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of each body nulled, left out, of another type, huge, empty or nested: what comes back is in our words. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OurWordsTest {
    private static final Pattern FOREIGN = Pattern.compile(Mutations.FOREIGN);
    private static final String SHOCKS = """
            {"operatorId": "acme", "shocks": {"priceChange": -0.3, "difficultyChange": 0.1, "feesChange": 0.1,
             "powerChange": 0.15, "volChange": 0.1, "rateChange": 0.01, "outage": 0.1}}""";
    private static final String REVERSE = """
            {"operatorId": "acme", "target": "SEVERE", "jointShock": {"volPrice": 0.7, "volDifficulty": 0.2, "days": 30}}""";
    private static final String INLINE = """
            {"profile": {"name": "x"}, "readings": [{"type": "fleet", "id": "f", "at": "2022-07-31T12:00:00Z",
             "operatorId": "acme", "hashratePh": 1200, "uptime": 0.94, "joulesPerTh": 34}]}""";

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("POST", "/api/v1/what-if", SHOCKS),
                Arguments.of("POST", "/api/v1/what-if", "{\"book\": true, \"shocks\": {\"priceChange\": -0.3}}"),
                Arguments.of("POST", "/api/v1/what-if", INLINE),
                Arguments.of("POST", "/api/v1/what-if/reverse", REVERSE),
                Arguments.of("PUT", "/api/v1/operators/words", Examples.REGISTRATION),
                Arguments.of("POST", "/api/v1/quarantine/1/confirm", Examples.CONFIRMATION),
                Arguments.of("POST", "/api/v1/alerts/none/acknowledge", Examples.ACKNOWLEDGEMENT),
                Arguments.of("POST", "/api/v1/calculators/btc-loan", example("btc-loan")),
                Arguments.of(
                        "POST",
                        "/api/v1/market/options",
                        "[{\"instrument_name\": \"BTC-26JUN20-9000-C\","
                                + " \"timestamp\": 1590103193775, \"underlying_price\": 9113.4, \"index_price\": 9095.83,"
                                + " \"mark_price\": 0.0758, \"mark_iv\": 71.2}]"));
    }

    @BeforeEach
    void know_an_operator() {
        given().contentType("application/json").body(Examples.REGISTRATION).put("/api/v1/operators/acme");
        given().contentType("application/json").body(Examples.READINGS).post("/api/v1/readings");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatever_stands_in_a_body_is_answered_in_our_words(String method, String path, String body) {
        // When
        List<String> foreign = new ArrayList<>();
        for (String variant : variants(body)) {
            Response response =
                    given().contentType("application/json").body(variant).request(method, path);
            String said = response.statusCode() >= 400 ? said(response) : "";
            if (response.statusCode() >= 500 || FOREIGN.matcher(said).find()) {
                foreign.add("%d %s for %s".formatted(response.statusCode(), said, variant));
            }
        }

        // Then
        assertThat(foreign).as("of %s", path).isEmpty();
    }

    private static List<String> variants(String body) {
        List<String> all = new ArrayList<>(Mutations.of(body));
        all.addAll(List.of("", "null", "7", "[]", "[[[[", "\"x\"", body.substring(0, body.length() / 2), body + "}"));
        return all;
    }

    /** What a person reads of it; parts of the request come back in it and are not looked at. */
    private static String said(Response response) {
        try {
            var problem = Mappers.PLAIN.readTree(response.asString());
            return "%s %s %s"
                    .formatted(problem.path("title"), problem.path("detail"), problem.path("advice"))
                    .replace("\\\"", "");
        } catch (JsonProcessingException e) {
            return response.asString();
        }
    }

    private static String example(String calculator) {
        try {
            return Mappers.PLAIN.writeValueAsString(
                    Calculators.known(calculator).example());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
