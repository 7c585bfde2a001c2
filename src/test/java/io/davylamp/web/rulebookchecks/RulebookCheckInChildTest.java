package io.davylamp.web.rulebookchecks;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import io.davylamp.testing.OwnDatabase;
import io.davylamp.web.Requests;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Checks as the packaged service does them: in real processes. */
@QuarkusTest
@TestProfile(RulebookCheckInChildTest.InChild.class)
class RulebookCheckInChildTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private static final String MISSED = "liquidity/missed-payment.drl";

    public static final class InChild extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> all = new HashMap<>(super.getConfigOverrides());
            all.put("davylamp.rules.trial", "child");
            all.put("davylamp.rules.trial-time", "30s");
            return all;
        }
    }

    @Test
    void the_rulebook_in_force_passes_and_is_tried_on_an_operator() {
        Requests.judged("rc-child", "Child", true);
        Map<String, String> files = inForce();
        String milder = files.getOrDefault(MISSED, "").replace("stress(CAPITULATION", "stress(WATCH");

        check(Map.of("files", files)).statusCode(200).body("passed", equalTo(true));
        check(Map.of(
                        "files",
                        Map.of(MISSED, milder),
                        "onTopOfInForce",
                        true,
                        "operatorId",
                        "rc-child",
                        "at",
                        "2022-07-31"))
                .statusCode(200)
                .body("changes", hasItem("LIQ-021: stress CAPITULATION → WATCH"))
                .body("trial.inForce.grade", equalTo("CAPITULATION"))
                .body("trial.sent.findings.ruleId", hasItem("LIQ-021"));
    }

    @Test
    void what_would_not_end_is_refused_while_health_is_answered_and_the_next_check_passes() {
        // Given
        String nested = "(".repeat(24) + "days" + " + 1)".repeat(24);
        String rule = """
                rule "Deep" @id("TST-900") @owner("x") @why("x")
                when
                    Runway( %s < 90, scenario == Scenario.BASE )
                then
                    findings.stress(WATCH, "Deep.");
                end
                """.formatted(nested);

        String policy = inForce().getOrDefault("rulebook.yaml", "");

        // When
        CompletableFuture<Response> hostile = CompletableFuture.supplyAsync(() -> given().contentType(ContentType.JSON)
                .body(Map.of("files", Map.of("rulebook.yaml", policy, "deep.drl", rule)))
                .post("/api/v1/rulebooks/check"));
        get(management.resolve("/q/health/ready")).then().statusCode(200).time(lessThan(5_000L));
        Response answer = hostile.join();

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Boolean>path("passed")).isFalse();
        assertThat(answer.<String>path("problems[0].advice")).startsWith("Maybe");
        check(Map.of("files", inForce())).statusCode(200).body("passed", equalTo(true));
    }

    private static ValidatableResponse check(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/rulebooks/check")
                .then();
    }

    private static Map<String, String> inForce() {
        return get("/api/v1/rulebooks/" + get("/api/v1/rulebooks").path("[0].version"))
                .path("files");
    }
}
