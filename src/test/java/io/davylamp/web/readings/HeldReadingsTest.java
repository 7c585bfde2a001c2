package io.davylamp.web.readings;

import static io.davylamp.web.Problems.isProblem;
import static io.davylamp.web.Requests.array;
import static io.davylamp.web.Requests.cost;
import static io.davylamp.web.Requests.fleet;
import static io.davylamp.web.Requests.registered;
import static io.davylamp.web.Requests.send;
import static io.davylamp.web.Requests.treasury;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is hardly true is held, and what becomes of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HeldReadingsTest {
    private static final String WHY = "{\"by\": \"Ada\", \"why\": \"I asked the exchange.\"}";

    @Test
    void bitcoin_at_seven_dollars_for_three_weeks_judges_nobody() {
        // Given: an operator that is well, and the market it is judged by
        registered("held-book", "Book");
        send(array(
                        market("2022-07-31", 23303),
                        fleet("held-book"),
                        cost("held-book"),
                        treasury("held-book", 40_000_000),
                        Requests.debt("held-book", false)
                                .replace("5200000", "520000")
                                .replace("9000", "900")))
                .statusCode(200)
                .body("accepted", equalTo(5));
        JsonPath before = assessment("held-book");

        // When: three weeks of it, day by day
        for (int day = 1; day <= 21; day++) {
            send(market(LocalDate.of(2022, 7, 31).plusDays(day).toString(), 7))
                    .statusCode(422)
                    .body("held", equalTo(1))
                    .body("items[0].outcome", equalTo("held"));
        }

        // Then: nothing new was judged, and everything that was sent is there
        JsonPath after = assessment("held-book");
        assertThat(after.getString("at")).isEqualTo(before.getString("at"));
        assertThat(after.getString("grade")).isEqualTo(before.getString("grade"));
        List<String> waiting =
                get("/api/v1/quarantine?limit=200").jsonPath().getList("findAll { it.waiting }.rejection.item");
        assertThat(waiting).filteredOn(it -> it.contains("\"priceUsd\":7.0")).hasSize(21);
        assertThat(Requests.page("/quarantine", 200)).contains("held: they wait", "priceUsd is 7 USD per BTC");
    }

    @Test
    void a_held_reading_waits_once_however_often_it_is_sent() {
        registered("held-twice", "Twice");
        send(fleet("held-twice")).statusCode(200);

        held(huge("held-twice"));
        held(huge("held-twice"));

        assertThat(waitingOf("held-twice")).hasSize(1);
    }

    @Test
    void what_an_officer_confirms_is_judged_and_keeps_who_and_why() {
        // Given
        registered("held-officer", "Officer");
        send(fleet("held-officer")).statusCode(200);
        held(huge("held-officer"));
        int id = waitingOf("held-officer").get(0);

        // When
        settle(id, "confirm", WHY).statusCode(200).body("accepted", equalTo(1)).body("items[0].doubts", hasSize(1));

        // Then
        assertThat(waitingOf("held-officer")).isEmpty();
        get("/api/v1/quarantine?limit=200")
                .then()
                .body("find { it.id == %d }.settled.outcome".formatted(id), equalTo("CONFIRMED"))
                .body("find { it.id == %d }.settled.by".formatted(id), equalTo("Ada"))
                .body("find { it.id == %d }.settled.why".formatted(id), equalTo("I asked the exchange."));
        get("/api/v1/readings/doubtful")
                .then()
                .body("find { it.subject == 'held-officer' }.confirmation.by", equalTo("Ada"))
                .body("find { it.subject == 'held-officer' }.doubts[0].figure", equalTo("hashratePh"));
        send(huge("held-officer")).statusCode(200).body("duplicates", equalTo(1));
        settle(id, "confirm", WHY).statusCode(200).body("duplicates", equalTo(1));
        isProblem(settle(id, "dismiss", WHY), ProblemType.CONFLICT);
    }

    @Test
    void what_its_sender_confirms_is_judged() {
        registered("held-sender", "Sender");
        send(fleet("held-sender")).statusCode(200);
        held(huge("held-sender"));

        send(huge("held-sender").replace("}", ", \"confirmed\": true}"))
                .statusCode(200)
                .body("accepted", equalTo(1));
        assertThat(waitingOf("held-sender")).isEmpty();
        send(fleet("held-sender", "other", "30000", "0.9").replace("}", ", \"confirmed\": " + WHY + "}"))
                .statusCode(200)
                .body("accepted", equalTo(1));
        send(fleet("held-sender", "vague", "30000", "0.9").replace("}", ", \"confirmed\": \"sure\"}"))
                .statusCode(422)
                .body("items[0].field", equalTo("/confirmed"));
    }

    @Test
    void what_is_dismissed_is_not_judged_and_may_be_sent_again() {
        registered("held-dismissed", "Dismissed");
        send(fleet("held-dismissed")).statusCode(200);
        held(huge("held-dismissed"));
        int id = waitingOf("held-dismissed").get(0);

        settle(id, "dismiss", WHY).statusCode(204);
        isProblem(settle(id, "dismiss", WHY), ProblemType.CONFLICT);

        assertThat(waitingOf("held-dismissed")).isEmpty();
        held(huge("held-dismissed"));
        assertThat(waitingOf("held-dismissed")).hasSize(1);
    }

    @Test
    void settling_needs_a_name_a_reason_and_something_held() {
        isProblem(settle(1, "confirm", "{\"by\": \"Ada\"}"), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/why"))
                .body("advice", containsString("how you know"));
        isProblem(settle(999_999_999, "confirm", WHY), ProblemType.NOT_FOUND);
    }

    @Test
    void the_page_confirms_and_dismisses() {
        registered("held-page", "Page");
        send(fleet("held-page")).statusCode(200);
        held(huge("held-page"));
        int id = waitingOf("held-page").get(0);
        assertThat(Requests.page("/quarantine", 200)).contains("action=\"/quarantine/%d\"".formatted(id));

        given().contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParam("by", "Ada")
                .formParam("why", "They bought a site.")
                .formParam("outcome", "CONFIRMED")
                .post("/quarantine/" + id)
                .then()
                .statusCode(303);

        assertThat(Requests.page("/quarantine", 200)).contains("They bought a site.", "Kept and marked");
    }

    @Test
    void one_wrong_row_of_a_history_is_held_and_not_those_after_it() {
        // Given: a price in cents on the fourth day, and on the first of another year
        String csv = "date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc\n"
                + rows(LocalDate.of(2016, 3, 1), 420, 3)
                + rows(LocalDate.of(2017, 3, 1), 1_100, 0);

        // When, then
        given().contentType("text/csv")
                .body(csv)
                .post("/api/v1/market/history")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(18))
                .body("held", equalTo(2))
                .body("items.position", equalTo(List.of(3, 10)))
                .body("items[0].advice", containsString("cents"));
    }

    @Test
    void readings_of_one_batch_are_compared_in_the_order_of_their_moments() {
        registered("held-order", "Order");

        send(array(
                        fleet("held-order", "c", "3600", "0.9").replace("-07-31", "-09-30"),
                        fleet("held-order", "b", "1.8", "0.9").replace("-07-31", "-08-31"),
                        fleet("held-order", "a", "1200", "0.9")))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("items[1].outcome", equalTo("held"));
    }

    private static String rows(LocalDate first, int price, int wrong) {
        StringBuilder rows = new StringBuilder();
        IntStream.range(0, 10)
                .forEach(i -> rows.append("%s,%d,144,,%s,,40,%d\n"
                        .formatted(
                                first.plusDays(i),
                                i == wrong ? price * 100 : price + i,
                                first.getYear() == 2016 ? "158e9" : "460e9",
                                first.getYear() == 2016 ? 3600 : 1800)));
        return rows.toString();
    }

    private static String market(String date, int priceUsd) {
        return Requests.market(date + "T12:00:00Z")
                .replace("23303", String.valueOf(priceUsd))
                .replace("market-", "held-");
    }

    /** Thirty times what it had, under another id. */
    private static String huge(String operator) {
        return fleet(operator, "huge", "36000", "0.94").replace("-07-31", "-08-31");
    }

    private static void held(String reading) {
        send(reading)
                .statusCode(422)
                .body("held", equalTo(1))
                .body("items[0].reason", equalTo("IMPLAUSIBLE"))
                .body("items[0].field", equalTo("/hashratePh"));
    }

    private static List<Integer> waitingOf(String operator) {
        return get("/api/v1/quarantine?limit=500")
                .jsonPath()
                .getList("findAll { it.waiting && it.rejection.item.contains('\"%s\"') }.id".formatted(operator));
    }

    private static ValidatableResponse settle(int id, String verb, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/quarantine/%d/%s".formatted(id, verb))
                .then();
    }

    private static JsonPath assessment(String operator) {
        return get("/api/v1/operators/" + operator + "/assessment").jsonPath();
    }
}
