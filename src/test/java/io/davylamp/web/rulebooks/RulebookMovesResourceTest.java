package io.davylamp.web.rulebooks;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.davylamp.testing.OwnDatabase;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way of a rulebook from a draft into force and back, over HTTP. */
@QuarkusTest
@TestProfile(RulebookMovesResourceTest.Approval.class)
class RulebookMovesResourceTest {
    /** A service of its own where two people are asked for. */
    public static final class Approval extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("davylamp.rules.activation", "approval", "davylamp.rules.replica", "the-only-one");
        }
    }

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void a_draft_comes_into_force_by_two_people_on_every_replica_and_goes_by_one() {
        // Given
        String before = inForce();
        Map<String, String> files = files(before);
        files.computeIfPresent(
                "liquidity/runway.drl", (path, text) -> text.replace("Runway below a year", "Runway below 12 months"));

        // When
        String version = given().contentType(ContentType.JSON)
                .body(Map.of("who", "Ada", "why", "Clearer words.", "files", files))
                .post("/api/v1/rulebooks")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("problems", hasSize(0))
                .body("rules", greaterThan(10))
                .extract()
                .path("version");
        move(version, "submit", "Ada", before).statusCode(200).body("needsApproval", equalTo(true));
        isProblem(move(version, "approve", "ada", before), ProblemType.CONFLICT);
        isProblem(move(version, "activate", "Ada", before), ProblemType.CONFLICT);
        move(version, "approve", "Bob", before).statusCode(200).body("approver", equalTo("Bob"));
        isProblem(move(version, "activate", "Ada", "0000"), ProblemType.CONFLICT);
        String head = move(version, "activate", "Ada", before)
                .statusCode(200)
                .extract()
                .path("audit");

        // Then
        awaitJudgedBy(version);
        get("/api/v1/rulebooks/" + version + "/patch?against=" + before)
                .then()
                .statusCode(200)
                .body(containsString("+++ b/liquidity/runway.drl"))
                .body(containsString("-rule \"Runway below a year\""));
        get("/rulebooks/" + before)
                .then()
                .statusCode(200)
                .body(containsString("Rollback"))
                .body(containsString("Retired since"));

        // When
        given().redirects()
                .follow(false)
                .formParam("verb", "rollback")
                .formParam("who", "Ada")
                .formParam("why", "It was right before.")
                .formParam("over", version)
                .post("/rulebooks/" + before)
                .then()
                .statusCode(303);

        // Then
        awaitJudgedBy(before);
        get("/api/v1/rulebooks")
                .then()
                .body("[0].version", equalTo(before))
                .body("find { it.version == '" + version + "' }.state", equalTo("RETIRED"));
        get("/api/v1/audit")
                .then()
                .body("[0].deed.action", equalTo("ROLLED_BACK"))
                .body("deed.action", hasItem("REFUSED_APPROVE"));
        get("/api/v1/audit/verify?head=%s&head=3:%s".formatted(head, "e".repeat(64)))
                .then()
                .statusCode(200)
                .body("sound", equalTo(false))
                .body("faults.seq", equalTo(List.of(3)));
        get("/api/v1/audit/verify?head=" + head)
                .then()
                .statusCode(200)
                .body("sound", equalTo(true))
                .body("entries", greaterThan(5));
        get("/rulebooks")
                .then()
                .statusCode(200)
                .body(containsString("Rolled back"))
                .body(containsString("the-only-one"))
                .body(containsString("Clearer words."));
    }

    @Test
    void an_edited_file_becomes_a_draft_whose_page_names_its_faults() {
        // Given
        String text = files(inForce()).getOrDefault("liquidity/runway.drl", "").replaceFirst("days <", "dayz <");
        // When
        String page = given().redirects()
                .follow(false)
                .formParam("path", "liquidity/runway.drl")
                .formParam("text", text.replace("\n", "\r\n"))
                .formParam("who", "Ada")
                .formParam("why", "A try.")
                .post("/rulebooks/" + inForce() + "/files")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        // Then
        get(page)
                .then()
                .statusCode(200)
                .body(containsString("What is wrong with it"))
                .body(containsString("dayz"))
                .body(containsString("What changes against the rules in force"))
                .body(containsString("value=\"withdraw\""))
                .body(not(containsString("value=\"submit\"")));
        String version = page.substring(page.lastIndexOf('/') + 1);
        isProblem(move(version, "submit", "Ada", inForce()), ProblemType.CONFLICT);
        move(version, "withdraw", "Ada", inForce()).statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void a_move_without_a_name_or_a_reason_or_of_an_unknown_version_is_refused() {
        isProblem(move(inForce(), "rollback", " ", ""), ProblemType.INVALID_VALUE);
        isProblem(move("0000", "submit", "Ada", ""), ProblemType.NOT_FOUND);
        isProblem(move(inForce(), "submit", "Ada", ""), ProblemType.CONFLICT);
        isProblem(get("/api/v1/audit/verify?head=x").then(), ProblemType.INVALID_PARAMETER);
    }

    @Test
    void each_replica_says_what_it_judges_by() {
        get("/api/v1/rulebooks/replicas")
                .then()
                .statusCode(200)
                .body("replica", hasItem("the-only-one"))
                .body("find { it.replica == 'the-only-one' }.version", equalTo(inForce()))
                .body("find { it.replica == 'the-only-one' }.silent", equalTo(false));
    }

    private static void awaitJudgedBy(String version) {
        await().atMost(SOON).untilAsserted(() -> assertThat(inForce()).isEqualTo(version));
    }

    private static String inForce() {
        return get("/api/v1/rulebooks/status").then().extract().path("active.version");
    }

    private static Map<String, String> files(String version) {
        return new HashMap<>(
                get("/api/v1/rulebooks/" + version).then().extract().<Map<String, String>>path("files"));
    }

    private static ValidatableResponse move(String version, String verb, String who, String over) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("who", who, "why", "Because.", "over", over))
                .post("/api/v1/rulebooks/" + version + "/" + verb)
                .then();
    }
}
