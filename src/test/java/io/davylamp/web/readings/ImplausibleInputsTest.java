package io.davylamp.web.readings;

import static io.davylamp.web.Requests.array;
import static io.davylamp.web.Requests.registered;
import static io.davylamp.web.Requests.send;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.json.Mappers;
import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in {@code implausible-inputs.yaml}: each input is refused, held or marked, and none is judged in silence. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImplausibleInputsTest {
    private static final String FIRST = "2022-07-31T12:00:00Z";
    private static final String NEXT = "2022-08-30T12:00:00Z";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /**
     * A row of the table.
     *
     * @param set fields by their paths, and what is sent in them
     * @param says what stands in the reason, the message or the advice
     */
    record Input(String what, String reading, Map<String, JsonNode> set, String becomes, String says) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Input> inputs() throws IOException {
        try (InputStream table = ImplausibleInputsTest.class.getResourceAsStream("/implausible-inputs.yaml")) {
            return Mappers.YAML.readValue(table, new TypeReference<List<Input>>() {}).stream();
        }
    }

    /** The market of the week before; it may be there from the row before. */
    @BeforeEach
    void know_the_market() {
        send(IntStream.rangeClosed(23, 30)
                        .mapToObj(day -> base("market", "2022-08-%dT06:00:00Z".formatted(day), "-")
                                .put("id", "usual-" + day)
                                .toString())
                        .toList()
                        .toString())
                .statusCode(200);
    }

    @Test
    void there_are_forty_of_every_kind() throws IOException {
        assertThat(inputs()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(inputs().map(Input::becomes)).contains("refused", "held", "marked");
    }

    @Test
    void what_the_rows_begin_with_is_neither_held_nor_marked() {
        // Given
        String operator = operator();

        // When, then
        for (String kind : List.of("fleet", "treasury", "cost", "debt", "hedges", "market")) {
            send(odd(kind, operator).toString())
                    .statusCode(200)
                    .body("accepted", equalTo(1))
                    .body("items[0].doubts", nullValue());
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void an_implausible_input_is_refused_held_or_marked(Input input) {
        // Given
        String operator = operator();
        ObjectNode odd = odd(input.reading(), operator);
        input.set().forEach((path, value) -> set(odd, path, value));

        // When
        String answer = send(odd.toString()).extract().asString();

        // Then
        JsonPath report = JsonPath.from(answer);
        assertThat(answer).contains(input.says());
        switch (input.becomes()) {
            case "marked" -> {
                assertThat(report.getString("items[0].outcome")).isEqualTo("accepted");
                assertThat(report.getList("items[0].doubts")).isNotEmpty();
                assertThat(get("/api/v1/readings/doubtful?limit=5").asString())
                        .contains(odd.get("id").asText());
            }
            case "held" -> {
                assertThat(report.getString("items[0].outcome")).isEqualTo("held");
                assertThat(report.getString("items[0].reason")).isEqualTo("IMPLAUSIBLE");
                assertThat(report.getString("items[0].advice"))
                        .startsWith("Maybe")
                        .contains("\"confirmed\": true");
                assertThat(latest().getBoolean("[0].waiting")).isTrue();
                assertThat(latest().getString("[0].rejection.readingId"))
                        .isEqualTo(odd.get("id").asText());
            }
            default -> {
                assertThat(report.getString("items[0].outcome")).isEqualTo("rejected");
                assertThat(latest().getString("[0].rejection.readingId"))
                        .isEqualTo(odd.get("id").asText());
            }
        }
        assertThat(answer).doesNotContainPattern("\\d[eE]-?\\d");
    }

    private static JsonPath latest() {
        return get("/api/v1/quarantine?limit=1").jsonPath();
    }

    /** An operator with a month behind it. */
    private static String operator() {
        String id = "odd-" + NUMBER.incrementAndGet();
        registered(id, "Odd");
        send(array(Stream.of("fleet", "treasury", "cost", "debt", "hedges")
                        .map(it -> base(it, FIRST, id).toString())
                        .toArray(String[]::new)))
                .statusCode(200)
                .body("accepted", equalTo(5));
        return id;
    }

    private static ObjectNode odd(String kind, String operator) {
        return base(kind, NEXT, operator).put("id", "odd-%d-%s".formatted(NUMBER.incrementAndGet(), kind));
    }

    private static ObjectNode base(String kind, String at, String operator) {
        String fields = Objects.requireNonNull(Map.of(
                        "market",
                        "'priceUsd': 23303, 'difficulty': 28174668481289, 'subsidyBtc': 6.25, 'feesBtcPerBlock': 0.094",
                        "fleet",
                        "'hashratePh': 1200, 'uptime': 0.94, 'joulesPerTh': 34",
                        "treasury",
                        "'cashUsd': 42000000, 'btcUnencumbered': 210, 'btcPledged': 380, 'undrawnUsd': 0,"
                                + " 'btcMined30d': 155, 'btcSold30d': 240",
                        "cost",
                        "'powerPriceUsdPerKwh': 0.062, 'otherCashCostUsdPerDay': 15000,"
                                + " 'curtailmentCreditsUsdPerDay': 0",
                        "debt",
                        "'missedPayment': false, 'loans': [{'id': 'loan', 'balanceUsd': 5200000,"
                                + " 'debtServiceUsdPerDay': 9000, 'collateral': {'type': 'btc', 'btc': 380,"
                                + " 'marginCallLtv': 0.7, 'liquidationLtv': 0.85, 'targetLtv': 0.55}}]",
                        "hedges",
                        "'positions': [{'instrument': 'BUY_PUTS', 'btc': 100, 'strikeUsd': 20000,"
                                + " 'expiry': '2022-12-30'}]")
                .get(kind));
        try {
            ObjectNode reading = (ObjectNode) Mappers.PLAIN.readTree("{%s}".formatted(fields.replace('\'', '"')));
            reading.put("type", kind).put("id", "base-" + kind).put("at", at);
            return kind.equals("market") ? reading : reading.put("operatorId", operator);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(JsonNode reading, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            ((ObjectNode) reading).set(path, value);
            return;
        }
        String first = path.substring(0, dot);
        JsonNode below = reading instanceof ArrayNode list ? list.get(Integer.parseInt(first)) : reading.get(first);
        set(Objects.requireNonNull(below), path.substring(dot + 1), value);
    }
}
