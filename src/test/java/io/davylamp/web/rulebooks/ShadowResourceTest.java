package io.davylamp.web.rulebooks;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.davylamp.testing.OwnDatabase;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version that waits judges what the one in force has judged, and changes nothing of it. */
@QuarkusTest
@TestProfile(ShadowResourceTest.Waiting.class)
class ShadowResourceTest {
    public static final class Waiting extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "davylamp.rules.activation", "approval",
                    "davylamp.backtest.shadow-every", "1s",
                    "davylamp.backtest.shadow-lag", "0s");
        }
    }

    private static final String RULE = """
            rule "Mines much"
                @id("REV-901") @owner("treasury-risk")
                @why("A rule that nearly every operator meets, and no case of another rule.")
            when
                ExpectedOutput( $btc : btcPerDay, btcPerDay > 3 )
            then
                findings.stress(WATCH, "It mines %.1f BTC a day.", $btc);
            end
            """;

    private static final String CASES = """
            - case: more
              facts: {ExpectedOutput: {btcPerDay: 4}}
              expect: [REV-901]
            - case: less
              facts: {ExpectedOutput: {btcPerDay: 0.1}}
              expect-not: [REV-901]
            - case: at the limit
              facts: {ExpectedOutput: {btcPerDay: 3}}
              expect-not: [REV-901]
            """;

    private static final String NETWORK_RULE = """
            rule "The network earns"
                @id("NET-901") @owner("treasury-risk")
                @why("A rule that the network meets once a week of prices is known.")
            when
                NetworkHashprice( $usd : usdPerPhDay, usdPerPhDay > 3 )
            then
                findings.stress(WATCH, "A PH/s earns %.2f USD a day.", $usd);
            end
            """;

    private static final String NETWORK_CASES = """
            - case: more
              facts: {NetworkHashprice: {usdPerPhDay: 60}}
              expect: [NET-901]
            - case: less
              facts: {NetworkHashprice: {usdPerPhDay: 1}}
              expect-not: [NET-901]
            - case: at the limit
              facts: {NetworkHashprice: {usdPerPhDay: 3}}
              expect-not: [NET-901]
            """;

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void a_submitted_version_is_compared_on_live_readings_without_an_alert() {
        // Given: the version that waits has one rule more
        String live = get("/api/v1/rulebooks").path("[0].version");
        String waiting = submitted(live, "revenue-stress/earlier", RULE, CASES);
        await().atMost(SOON)
                .until(() -> get("/api/v1/rulebooks/" + waiting + "/shadow").statusCode() == 200);

        // When
        Requests.judged("sh-one", "One", false);

        // Then
        await().atMost(SOON).until(() -> shadow(waiting).getLong("judged") > 0);
        JsonPath report = shadow(waiting);
        assertThat(report.getLong("differing")).isEqualTo(1);
        assertThat(report.getString("latest[0].subject")).isEqualTo("sh-one");
        assertThat(report.getString("latest[0].liveVersion")).isEqualTo(live);
        assertThat(report.<List<String>>get("latest[0].shadowOnly")).containsExactly("REV-901");
        assertThat(report.<List<String>>get("latest[0].liveOnly")).isEmpty();
        get("/api/v1/operators/sh-one/assessment")
                .then()
                .body("rulebookVersion", equalTo(live))
                .body("findings.find { it.ruleId == 'REV-901' }", equalTo(null));
    }

    @Test
    void the_network_is_compared_too() {
        // Given
        String live = get("/api/v1/rulebooks").path("[0].version");
        String waiting = submitted(live, "network/earns", NETWORK_RULE, NETWORK_CASES);
        await().atMost(SOON)
                .until(() -> get("/api/v1/rulebooks/" + waiting + "/shadow").statusCode() == 200);

        // When: the seventh day makes a week
        for (int day = 1; day <= 7; day++) {
            Requests.send(Requests.market("2022-06-0%dT12:00:00Z".formatted(day)))
                    .statusCode(200);
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shadow(waiting)
                                .<List<Map<String, Object>>>get("latest.findAll { it.subject == '@network' }"))
                        .filteredOn(it -> String.valueOf(it.get("at")).startsWith("2022-06"))
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.get("at")).isEqualTo("2022-06-07T12:00:00Z");
                            assertThat(it.get("shadowOnly")).isEqualTo(List.of("NET-901"));
                        }));
    }

    @Test
    void a_version_that_never_waited_has_no_shadow() {
        isProblem(get("/api/v1/rulebooks/0000000000000000/shadow").then(), ProblemType.NOT_FOUND);
    }

    private static JsonPath shadow(String version) {
        return get("/api/v1/rulebooks/" + version + "/shadow").jsonPath();
    }

    private static String submitted(String live, String file, String rule, String cases) {
        Map<String, String> files =
                new HashMap<>(get("/api/v1/rulebooks/" + live).<Map<String, String>>path("files"));
        files.put(file + ".drl", rule);
        files.put(file + ".cases.yaml", cases);
        String version = given().contentType(ContentType.JSON)
                .body(Map.of("who", "Ada", "why", "Watch margins sooner.", "files", files))
                .post("/api/v1/rulebooks")
                .then()
                .statusCode(201)
                .body("problems", hasSize(0))
                .extract()
                .path("version");
        given().contentType(ContentType.JSON)
                .body(Map.of("who", "Ada", "why", "Ready."))
                .post("/api/v1/rulebooks/" + version + "/submit")
                .then()
                .statusCode(200);
        return version;
    }
}
