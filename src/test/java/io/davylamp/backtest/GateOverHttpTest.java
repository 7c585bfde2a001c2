package io.davylamp.backtest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.davylamp.backtest.shadow.WaitingVersions;
import io.davylamp.testing.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way of a rulebook into force, where the past must have been judged by it; backtests run when the test says so. */
@QuarkusTest
@TestProfile(GateOverHttpTest.Driven.class)
class GateOverHttpTest {
    public static final class Driven extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("davylamp.rules.activation", "approval", "davylamp.backtest.run", "false");
        }
    }

    private static final String AT = "2022-07-31T12:00:00Z";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    @SuppressWarnings("NullAway.Init") // filled by Quarkus
    BacktestRunner runner;

    @Inject
    @SuppressWarnings("NullAway.Init") // filled by Quarkus
    WaitingVersions waiting;

    @Test
    void a_version_comes_into_force_only_when_the_past_was_judged_by_it_and_the_one_it_replaces() {
        // Given
        readings();
        String first = inForce();
        String second = approved(first, "Runway below 12 months");
        String third = approved(first, "Runway below four quarters");
        String ordered = backtestOf(second);

        // When, Then: it waits for its turn
        isRefused(second, "its backtest against " + first + " waits for its turn", "/backtests/" + ordered);
        page("/rulebooks/" + second)
                .body(containsString("It cannot be put in force yet: its backtest against " + first + " waits"))
                .body(containsString("href=\"/backtests/" + ordered + "\""))
                .body(containsString("name=\"to\" required value=\"2022-07-31\""))
                .body(containsString("name=\"from\" required value=\"2021-08-01\""))
                .body(not(containsString("value=\"activate\"")));
        page("/backtests/" + ordered)
                .body(containsString("<meta http-equiv=\"refresh\""))
                .body(containsString("Queued"));
        page("/backtests/" + ordered + "?refresh=no").body(not(containsString("http-equiv")));

        // When, Then: it was cancelled, on its page
        isSeeOther(
                given().redirects()
                        .follow(false)
                        .post("/backtests/" + ordered + "/cancel")
                        .then(),
                ordered);
        isRefused(second, ordered + " against " + first + " was cancelled", "/rulebooks/" + second);
        page("/backtests").body(containsString("Cancelled"));

        // When, Then: another is ordered, by the form, and it ends
        String again = given().redirects()
                .follow(false)
                .formParam("before", first)
                .formParam("after", second)
                .formParam("from", "2022-07-01")
                .formParam("to", "2022-07-31")
                .post("/backtests")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        runner.runAll(() -> false);
        page(again)
                .body(containsString("Done"))
                .body(containsString("Days by grade"))
                .body(not(containsString("http-equiv")));
        page("/rulebooks/" + second).body(containsString("value=\"activate\""));
        move(second, "activate").statusCode(200).body("state", equalTo("ACTIVE"));
        get("/api/v1/audit")
                .then()
                .body("[0].deed.action", equalTo("ACTIVATED"))
                .body("[0].deed.why", containsString("Because. [backtest bt_"))
                .body("[0].deed.why", containsString("from 2022-07-01 to 2022-07-31]"));

        // When, Then: meanwhile another version is in force than the third was compared with
        isRefused(third, "compared it with " + first + ", but now " + second + " is in force", "\"after\"");
        waiting.orderBacktests(NOW);
        waiting.orderBacktests(NOW);
        isRefused(third, "its backtest against " + second + " waits for its turn", "/backtests/");
        runner.runAll(() -> false);
        move(third, "activate").statusCode(200);
        assertThat(get("/api/v1/backtests").<Integer>path("size()")).isEqualTo(4);

        // When, Then: the way back needs none
        move(first, "rollback").statusCode(200).body("state", equalTo("ACTIVE"));
    }

    private static void readings() {
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"Gated\"}")
                .put("/api/v1/operators/gated")
                .then()
                .statusCode(201);
        given().contentType(ContentType.JSON)
                .body("""
                        [{"type": "market", "id": "market", "at": "%1$s", "priceUsd": 23303,
                          "difficulty": 27692567959233, "subsidyBtc": 6.25, "feesBtcPerBlock": 0.094},
                         {"type": "debt", "id": "debt", "at": "%1$s", "operatorId": "gated", "missedPayment": true,
                          "loans": []}]""".formatted(AT))
                .post("/api/v1/readings")
                .then()
                .statusCode(200);
    }

    private static String approved(String base, String name) {
        Map<String, String> files =
                new HashMap<>(get("/api/v1/rulebooks/" + base).<Map<String, String>>path("files"));
        files.computeIfPresent("liquidity/runway.drl", (path, text) -> text.replace("Runway below a year", name));
        String version = given().contentType(ContentType.JSON)
                .body(Map.of("who", "Ada", "why", "Clearer words.", "files", files))
                .post("/api/v1/rulebooks")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        move(version, "submit").statusCode(200);
        given().contentType(ContentType.JSON)
                .body(Map.of("who", "Bob", "why", "Agreed."))
                .post("/api/v1/rulebooks/" + version + "/approve")
                .then()
                .statusCode(200);
        return version;
    }

    private static String backtestOf(String version) {
        return get("/api/v1/backtests").path("find { it.after == '" + version + "' }.id");
    }

    private static void isRefused(String version, String detail, String advice) {
        move(version, "activate")
                .statusCode(409)
                .body("detail", containsString("version " + version + " cannot be activated"))
                .body("detail", containsString(detail))
                .body("advice", containsString(advice));
    }

    private static void isSeeOther(ValidatableResponse answer, String id) {
        assertThat(answer.statusCode(303).extract().header("Location")).endsWith("/backtests/" + id);
    }

    private static ValidatableResponse page(String path) {
        return given().header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html");
    }

    private static String inForce() {
        return get("/api/v1/rulebooks/status").path("active.version");
    }

    private static ValidatableResponse move(String version, String verb) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("who", "Ada", "why", "Because."))
                .post("/api/v1/rulebooks/" + version + "/" + verb)
                .then();
    }
}
