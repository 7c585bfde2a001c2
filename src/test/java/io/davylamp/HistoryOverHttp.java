package io.davylamp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.mining.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way, as a user goes it: import the network's history, register a miner, send what it reported, read on. */
abstract class HistoryOverHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FIRST = LocalDate.parse("2012-01-01");

    private final String files;
    private final String miner;

    /**
     * @param files what stands before the names of the history's files
     * @param miner who fails in it in December 2022
     */
    HistoryOverHttp(String files, String miner) {
        this.files = files;
        this.miner = miner;
    }

    @BeforeEach
    void import_history() throws IOException {
        List<String> lines = Files.readAllLines(WorkedCases.data(files + "network_daily.csv"));
        List<String> wanted = new ArrayList<>(lines.subList(0, 1));
        lines.stream()
                .skip(1)
                .filter(line -> !LocalDate.parse(line.substring(0, 10)).isBefore(FIRST))
                .forEach(wanted::add);
        given().contentType("text/csv")
                .body(String.join("\n", wanted))
                .post("/api/v1/market/history")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    @Test
    void a_miner_that_fails_is_severe_months_before_and_on_the_day_it_filed() throws IOException {
        // Given
        register("failing", miner);
        List<ObjectNode> readings = new ArrayList<>();
        for (JsonNode snapshot : reported(miner).get("snapshots")) {
            if (snapshot.has("cash_usd") || snapshot.has("liquidity_usd")) {
                readings.add(treasury(snapshot));
            }
            if (snapshot.has("self_mining_eh")) {
                readings.add(reading("fleet", snapshot)
                        .put("hashratePh", snapshot.get("self_mining_eh").asDouble() * 1000)
                        .put("uptime", 0.95)
                        .put("joulesPerTh", 32));
            }
        }
        // When
        given().contentType("application/json")
                .body(readings.toString())
                .post("/api/v1/readings")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(readings.size()));
        // Then
        assertThat(grade("failing", "2022-07-31")).isGreaterThanOrEqualTo(Grade.SEVERE);
        assertThat(grade("failing", "2022-09-30")).isGreaterThanOrEqualTo(Grade.SEVERE);
        assertThat(grade("failing", "2022-10-26")).isGreaterThanOrEqualTo(Grade.SEVERE);
        assertThat(grade("failing", "2022-12-21")).isGreaterThanOrEqualTo(Grade.SEVERE);
        String assessment = assessment("failing", "2022-12-21");
        assertThat(assessment).contains("OBSERVED", "rulebookVersion", "\"atMost\":\"CAPITULATION\"");
        given().post("/api/v1/replays?from=2022-01-01&to=2023-01-31")
                .then()
                .statusCode(200)
                .body("differing", equalTo(0));
    }

    @Test
    void the_network_is_graded_in_every_episode_and_calm_in_every_quiet_window() throws IOException {
        // Given
        JsonNode history =
                JSON.readTree(WorkedCases.data(files + "episodes.json").toFile());
        // When, then
        for (JsonNode episode : history.get("network_episodes")) {
            Map<Grade, Integer> days = days(episode);
            JsonNode observed = episode.get("observed").get("class_days");
            for (Grade grade : Grade.values()) {
                assertThat(days.getOrDefault(grade, 0))
                        .as("%s days of %s", episode.get("name").asText(), grade)
                        .isEqualTo(observed.path(grade.name()).asInt(0));
            }
        }
        for (JsonNode window : history.get("quiet_windows")) {
            assertThat(days(window).keySet())
                    .as("from %s", window.get("start").asText())
                    .containsOnly(Grade.NORMAL);
        }
    }

    private static Map<Grade, Integer> days(JsonNode window) {
        Map<Grade, Integer> days = new TreeMap<>();
        List<String> grades = given().queryParam("from", window.get("start").asText())
                .queryParam("to", window.get("end").asText())
                .queryParam("limit", 1000)
                .get("/api/v1/network/assessments")
                .then()
                .statusCode(200)
                .extract()
                .path("grade");
        grades.forEach(it -> days.merge(Grade.valueOf(it), 1, Integer::sum));
        return days;
    }

    private static void register(String id, String name) {
        given().contentType("application/json")
                .body("{\"name\":\"%s\",\"pool\":{\"scheme\":\"FPPS\",\"fee\":0.01}}".formatted(name))
                .put("/api/v1/operators/" + id)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    private JsonNode reported(String operator) throws IOException {
        JsonNode operators = JSON.readTree(
                        WorkedCases.data(files + "operators.json").toFile())
                .get("operators");
        return StreamSupport.stream(operators.spliterator(), false)
                .filter(it -> it.get("operator").asText().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode treasury(JsonNode snapshot) {
        ObjectNode treasury = reading("treasury", snapshot)
                .put(
                        "cashUsd",
                        snapshot.path("cash_usd")
                                .asDouble(snapshot.path("liquidity_usd").asDouble()))
                .put("btcUnencumbered", snapshot.path("btc").asDouble(0))
                .put("btcPledged", 0)
                .put("undrawnUsd", 0);
        if (snapshot.has("btc_sold_month")) {
            treasury.put("btcMined30d", snapshot.get("btc_mined_month").asDouble())
                    .put("btcSold30d", snapshot.get("btc_sold_month").asDouble());
        }
        return treasury;
    }

    private static ObjectNode reading(String type, JsonNode snapshot) {
        String date = snapshot.get("as_of").asText();
        return JSON.createObjectNode()
                .put("type", type)
                .put("id", date + "-" + type)
                .put("operatorId", "failing")
                .put("at", date + "T23:59:59Z");
    }

    private static Grade grade(String operator, String date) {
        return Grade.valueOf(given().get("/api/v1/operators/%s/assessment?at=%s".formatted(operator, date))
                .then()
                .statusCode(200)
                .extract()
                .path("grade"));
    }

    private static String assessment(String operator, String date) {
        return given().get("/api/v1/operators/%s/assessment?at=%s".formatted(operator, date))
                .asString();
    }
}
