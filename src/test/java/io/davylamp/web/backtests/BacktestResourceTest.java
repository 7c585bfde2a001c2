package io.davylamp.web.backtests;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BacktestResourceTest {
    private static final String DAY = "2022-07-31";

    @Test
    void compares_a_changed_rulebook_with_the_one_in_force() {
        Requests.judged("bt-missed", "Missed", true);
        Map<String, String> files = inForce();
        files.compute(
                "liquidity/missed-payment.drl",
                (path, text) -> String.valueOf(text).replace("stress(CAPITULATION", "stress(WATCH"));

        String id = order(Map.of("afterFiles", files, "from", DAY, "to", DAY))
                .statusCode(202)
                .body("state", equalTo("QUEUED"))
                .extract()
                .path("id");

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/api/v1/backtests/" + id).path("state").equals("DONE"));
        get("/api/v1/backtests/" + id)
                .then()
                .statusCode(200)
                .body("subjectsDone", greaterThan(1))
                .body("report.days", greaterThan(1))
                .body("report.differences.find { it.subject == 'bt-missed' }.before", equalTo("CAPITULATION"))
                .body("report.differences.find { it.subject == 'bt-missed' }.rules", hasItem("LIQ-021"));
        get("/api/v1/backtests").then().statusCode(200).body("id", hasItem(id));
        String after = get("/api/v1/backtests/" + id).path("after");
        get("/api/v1/backtests?after=" + after)
                .then()
                .statusCode(200)
                .body("id", hasItem(id))
                .body("after.unique()", equalTo(List.of(after)));
        get("/api/v1/backtests?after=0000").then().statusCode(200).body("size()", equalTo(0));
        given().delete("/api/v1/backtests/" + id).then().statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void without_days_it_takes_the_last_of_what_is_stored() {
        // Given
        Requests.judged("bt-usual", "Usual", true);
        // When
        String id = order(Map.of("after", version()))
                .statusCode(202)
                .body("period.to", greaterThanOrEqualTo(DAY))
                .extract()
                .path("id");
        // Then
        LocalDate from = LocalDate.parse(get("/api/v1/backtests/" + id).path("period.from"));
        LocalDate to = LocalDate.parse(get("/api/v1/backtests/" + id).path("period.to"));
        assertThat(from.plusDays(364)).isEqualTo(to);
        isProblem(order(Map.of("after", version(), "from", DAY)), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/to"));
        given().delete("/api/v1/backtests/" + id);
    }

    @Test
    void one_that_is_cancelled_ends() {
        String id = order(Map.of("after", version(), "from", "2022-01-01", "to", "2022-12-31"))
                .statusCode(202)
                .extract()
                .path("id");

        String state = given().delete("/api/v1/backtests/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");

        assertThat(state).isIn("CANCELLED", "DONE");
    }

    @Test
    void says_what_cannot_be_compared() {
        isProblem(order(Map.of("after", "0000", "from", DAY, "to", DAY)), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/after"));
        isProblem(order(Map.of("after", version(), "from", "x", "to", DAY)), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/from"));
        isProblem(order(Map.of("after", version(), "from", DAY, "to", "2022-07-30")), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/to"));
        isProblem(order(Map.of("from", DAY, "to", DAY)), ProblemType.INVALID_VALUE);
        isProblem(
                        order(Map.of("afterFiles", Map.of("a.drl", "rule"), "from", DAY, "to", DAY)),
                        ProblemType.INVALID_VALUE)
                .body("advice", containsString("rulebooks/check"));
        isProblem(
                        order(Map.of("afterFiles", Map.of("../a.drl", "rule"), "from", DAY, "to", DAY)),
                        ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/afterFiles/..~1a.drl"));
        isProblem(get("/api/v1/backtests/bt_none").then(), ProblemType.NOT_FOUND);
    }

    private static ValidatableResponse order(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/backtests")
                .then();
    }

    private static String version() {
        return get("/api/v1/rulebooks").path("[0].version");
    }

    private static Map<String, String> inForce() {
        return new HashMap<>(get("/api/v1/rulebooks/" + version()).<Map<String, String>>path("files"));
    }
}
