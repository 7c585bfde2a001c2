package io.davylamp.web.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PagesTest {
    private static final String EVIL = "<script>alert(1)</script>";

    @Test
    void the_book_says_who_is_how_stressed_and_why() {
        Requests.judged("pg-book", "Booked Mining", true);

        String page = Requests.page("/?q=pg-book", 200);

        assertThat(page)
                .contains("Booked Mining", "Capitulation", "href=\"/operators/pg-book\"", "2022-07-31")
                .containsPattern("payment");
    }

    @Test
    void the_worst_come_first() {
        Requests.registered("pg-order-a", "Order unassessed");
        Requests.registered("pg-order-b", "Order ungraded");
        Requests.send(Requests.fleet("pg-order-b"));
        Requests.judged("pg-order-c", "Order worst", true);

        String page = Requests.page("/?q=pg-order", 200);

        assertThat(page).containsSubsequence("Order worst", "Order ungraded", "Not assessed", "Order unassessed");
    }

    @Test
    void the_book_can_be_narrowed_to_a_grade() {
        Requests.judged("pg-only", "Only the worst", true);

        assertThat(Requests.page("/?q=pg-only&grade=capitulation", 200)).contains("Only the worst");
        assertThat(Requests.page("/?q=pg-only&grade=normal", 200)).contains("No operator matches");
        assertThat(Requests.page("/?grade=terrible", 400)).contains("Maybe one of these is meant");
    }

    @Test
    void an_operators_page_shows_every_finding_metric_and_rule() {
        Requests.judged("pg-one", "One", true);

        String page = Requests.page("/operators/pg-one", 200);

        assertThat(page)
                .contains("What to do", "Why", "Grade over time", "Metrics", "Profile")
                .contains("USD/PH/day", "Cash margin", "DSCR", "Rulebook")
                .contains("LIQ-0", "Owner");
    }

    @Test
    void an_operators_page_shows_the_past_when_asked() {
        Requests.judged("pg-past", "Past", true);

        assertThat(Requests.page("/operators/pg-past?at=2022-07-31", 200)).contains("Show the latest", "Metrics");
        assertThat(Requests.page("/operators/pg-past?at=2022-07-30", 200)).contains("No assessment that early");
        assertThat(Requests.page("/operators/pg-past?at=never", 400)).contains("Maybe write 2022-07-31");
        assertThat(Requests.page("/operators/pg-nobody", 404)).contains("pg-nobody", "Back to the book");
    }

    @Test
    void an_operators_page_says_how_little_it_takes_to_make_things_worse() {
        // Given: who has missed a payment cannot be graded worse
        Requests.judged("pg-reverse", "Reverse", false);
        Requests.judged("pg-reverse-worst", "Reverse worst", true);

        // When
        String page = Requests.page("/operators/pg-reverse", 200);
        String worst = Requests.page("/operators/pg-reverse-worst", 200);
        String past = Requests.page("/operators/pg-reverse?at=2022-07-31", 200);

        // Then: 5.2m on 380 BTC is called at 19,549 USD, 16.2 % below 23,303, unless something else speaks earlier
        assertThat(page).contains("How little it takes").containsPattern("BTC −\\d+\\.\\d %");
        assertThat(worst).contains("there is none worse");
        assertThat(past).doesNotContain("How little it takes");
    }

    @Test
    void what_others_wrote_is_shown_and_never_run() {
        Requests.judged("pg-evil", EVIL, true);
        Requests.send(Requests.array("{\"type\": \"%s\", \"id\": \"%s\"}".formatted(EVIL, EVIL)));

        assertThat(Requests.page("/?q=" + EVIL, 200)).contains("&lt;script&gt;").doesNotContain(EVIL);
        assertThat(Requests.page("/operators/pg-evil", 200))
                .contains("&lt;script&gt;")
                .doesNotContain(EVIL);
        assertThat(Requests.page("/alerts", 200)).contains("&lt;script&gt;").doesNotContain(EVIL);
        assertThat(Requests.page("/quarantine", 200)).contains("&lt;script&gt;").doesNotContain(EVIL);
        assertThat(Requests.page("/operators/" + EVIL.replace("/", ""), 400)).doesNotContain("<script>");
        assertThat(Requests.page("/?grade=\"><script>", 400)).doesNotContain("<script>");
    }

    @Test
    void the_person_on_call_takes_an_alert_on_from_the_page() {
        Requests.judged("pg-call", "On Call Mining", true);
        String id = given().get("/api/v1/alerts?limit=1000")
                .then()
                .extract()
                .path("find { it.subject == 'pg-call' && it.topic == 'grade' }.alertId");
        assertThat(Requests.page("/alerts", 200)).contains("action=\"/alerts/" + id + "/acknowledge\"");

        given().redirects()
                .follow(false)
                .formParam("by", "Ada <on call>")
                .post("/alerts/" + id + "/acknowledge")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/alerts"));

        assertThat(Requests.page("/alerts", 200))
                .contains("Acknowledged by Ada &lt;on call&gt;")
                .doesNotContain("action=\"/alerts/" + id);
        given().header("Accept", "text/html")
                .formParam("by", "")
                .post("/alerts/" + id + "/acknowledge")
                .then()
                .statusCode(400)
                .contentType("text/html");
    }

    @Test
    void the_link_in_a_message_opens_that_alert_with_what_the_rules_said() {
        // Given
        Requests.judged("pg-alert", "Alerted Mining", true);
        String id = given().get("/api/v1/alerts?limit=1000")
                .then()
                .extract()
                .path("find { it.subject == 'pg-alert' && it.topic == 'grade' }.alertId");

        // When
        String page = Requests.page("/alerts/" + id, 200);

        // Then
        assertThat(page)
                .contains(
                        "Alerted Mining",
                        "href=\"/operators/pg-alert\"",
                        "What the rules said",
                        ">Acknowledge<",
                        "Opened")
                .contains("width=device-width")
                .doesNotContain("<script", " style=", "<table");
        assertThat(Requests.page("/alerts", 200)).contains("href=\"/alerts/" + id + "\"");
        assertThat(Requests.page("/alerts/alert_none", 404)).contains("there is no alert alert_none");
    }

    @Test
    void failed_deliveries_are_sent_again_from_the_page() {
        given().redirects()
                .follow(false)
                .formParam("receiver", "")
                .post("/deliveries/retry")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/alerts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/network",
                "/alerts",
                "/alerts?status=all",
                "/alerts?status=resolved",
                "/rules",
                "/quarantine",
                "/what-if",
                "/system",
                "/problems/malformed-body"
            })
    void every_page_has_the_same_frame_and_runs_no_script(String path) {
        assertThat(Requests.page(path, 200))
                .contains("<html lang=\"en\">", "Skip to content", "<main id=\"main\">", "Rulebook <code>")
                .doesNotContain("<script", " style=", " onclick=");
    }

    @Test
    void every_type_of_problem_is_explained_where_its_uri_leads() {
        String page = Requests.page(ProblemType.DATABASE_UNREACHABLE.uri(), 200);

        assertThat(page).contains(ProblemType.DATABASE_UNREACHABLE.uri(), ProblemType.DATABASE_UNREACHABLE.title());
    }
}
