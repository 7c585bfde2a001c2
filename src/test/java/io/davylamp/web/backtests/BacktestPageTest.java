package io.davylamp.web.backtests;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BacktestPageTest {
    private static final String DAY = "2022-07-31";

    @Test
    void shows_who_is_graded_otherwise_when_and_by_which_rule() {
        // Given
        Requests.judged("btp-missed", "Missed", true);
        Requests.judged("btp-other", "Other", true);
        String id = done(milder());
        // When
        String page = Requests.page("/backtests/" + id, 200);
        String one = Requests.page("/backtests/" + id + "?subject=btp-missed", 200);
        String nobody = Requests.page("/backtests/" + id + "?subject=btp-nobody", 200);
        // Then
        assertThat(page)
                .containsSubsequence("<h2 id=\"progress\">Done</h2>", "subjects judged")
                .containsSubsequence(
                        "days are graded differently", "<caption>Days by grade", "<th scope=\"row\">Capitulation")
                .containsPattern("class=\"number better\">[1-9]")
                .containsSubsequence("btp-missed", DAY, "Capitulation", "LIQ-021", "btp-other")
                .containsSubsequence("<caption>Alerts opened", "All weeks", "2022-07-25")
                .contains("sent for this backtest", "href=\"/rulebooks/" + version() + "\"", "<h2 id=\"hedges\">Hedges")
                .doesNotContain("http-equiv", ">Cancel<");
        assertThat(one).contains("btp-missed", "Show all").doesNotContain("btp-other");
        assertThat(nobody).contains("Nothing changes for btp-nobody");
    }

    @Test
    void the_list_leads_to_each() {
        String id = done(milder());

        assertThat(Requests.page("/backtests", 200))
                .contains("href=\"/backtests/" + id + "\"", "Done", "<caption>Newest first</caption>");
        assertThat(Requests.page("/rules", 200)).contains("href=\"/backtests\"");
        assertThat(Requests.page("/rulebooks", 200)).contains("href=\"/backtests\"");
    }

    @Test
    void a_form_orders_one_and_another_cancels_it() {
        // When
        String ordered = given().redirects()
                .follow(false)
                .formParam("before", version())
                .formParam("after", version())
                .formParam("from", DAY)
                .formParam("to", DAY)
                .post("/backtests")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String id = ordered.substring(ordered.lastIndexOf('/') + 1);
        given().redirects()
                .follow(false)
                .post("/backtests/" + id + "/cancel")
                .then()
                .statusCode(303);
        // Then
        assertThat(Requests.page("/backtests/" + id, 200)).containsPattern("Cancelled|Done");
    }

    @Test
    void one_that_found_nothing_to_judge_says_so() {
        // Given
        String id = order(Map.of("after", version(), "from", "2009-02-01", "to", "2009-02-02"));
        awaitDone(id);
        // When, Then
        assertThat(Requests.page("/backtests/" + id, 200))
                .contains("Nothing is stored for these days")
                .doesNotContain("<h2 id=\"differences\">");
    }

    @Test
    void says_what_cannot_be_ordered_and_runs_nothing_of_what_is_asked() {
        String evil = "<script>alert(1)</script>";
        given().header("Accept", "text/html")
                .formParam("after", evil)
                .formParam("from", DAY)
                .formParam("to", DAY)
                .post("/backtests")
                .then()
                .statusCode(400)
                .contentType("text/html");
        given().header("Origin", "https://elsewhere.example")
                .formParam("after", version())
                .post("/backtests")
                .then()
                .statusCode(403);
        assertThat(Requests.page("/backtests/bt_none", 404)).contains("Back to the book");
        assertThat(Requests.page("/backtests/" + done(milder()) + "?subject=" + evil, 200))
                .doesNotContain(evil);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/backtests", "/rules", "/rulebooks"})
    void has_the_same_frame_and_runs_no_script(String path) {
        assertThat(Requests.page(path, 200))
                .contains("<html lang=\"en\">", "Skip to content", "<main id=\"main\">", "Rulebook <code>")
                .doesNotContain("<script", " style=", " onclick=");
    }

    private static Map<String, String> milder() {
        Map<String, String> files =
                new HashMap<>(get("/api/v1/rulebooks/" + version()).<Map<String, String>>path("files"));
        files.compute(
                "liquidity/missed-payment.drl",
                (path, text) -> String.valueOf(text).replace("stress(CAPITULATION", "stress(WATCH"));
        return files;
    }

    private static String done(Map<String, String> files) {
        String id = order(Map.of("afterFiles", files, "from", DAY, "to", DAY));
        awaitDone(id);
        return id;
    }

    private static void awaitDone(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/api/v1/backtests/" + id).path("state").equals("DONE"));
    }

    private static String order(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/backtests")
                .then()
                .statusCode(202)
                .body("state", equalTo("QUEUED"))
                .extract()
                .path("id");
    }

    private static String version() {
        return get("/api/v1/rulebooks").path("[0].version");
    }
}
