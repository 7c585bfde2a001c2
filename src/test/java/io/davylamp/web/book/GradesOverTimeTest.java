package io.davylamp.web.book;

import static io.davylamp.web.Requests.array;
import static io.davylamp.web.Requests.page;
import static io.davylamp.web.Requests.registered;
import static io.davylamp.web.Requests.send;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a lender sees of a grade as time goes by. Each test has a season of its own, for the market is shared. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GradesOverTimeTest {
    private static final double CHEAP = 0.062;
    private static final double DEAR = 0.14;

    @Test
    void the_latest_readings_are_shown_though_they_change_no_verdict() {
        // Given
        Instant noon = Instant.parse("2020-06-10T12:00:00Z");
        healthy("ot-latest", noon);
        send(array(debt("ot-latest", noon.plusSeconds(60), 5_000_000))).statusCode(200);
        verdict("ot-latest", "").body(ltv(), closeTo(0.5646, 0.0001));

        // When: nothing but the figure moves
        Instant later = noon.plus(Duration.ofHours(1));
        send(array(debt("ot-latest", later, 5_010_000))).statusCode(200);

        // Then
        verdict("ot-latest", "").body("at", equalTo(later.toString())).body(ltv(), closeTo(0.5658, 0.0001));
        get("/api/v1/operators/ot-latest/explanation").then().body("at", equalTo(later.toString()));
        assertThat(page("/operators/ot-latest", 200)).contains("2020-06-10 13:00 UTC");
        assertThat(page("/?q=ot-latest", 200)).contains(later.toString());
        given().contentType(ContentType.JSON)
                .body("{\"operatorId\": \"ot-latest\", \"shocks\": {\"priceChange\": -0.01}}")
                .post("/api/v1/what-if")
                .then()
                .body("before.at", equalTo(later.toString()))
                .body("before." + ltv(), closeTo(0.5658, 0.0001));
        get("/api/v1/operators/ot-latest/assessments").then().body("at", hasSize(2));
        replayed("2020-06-10", "2020-06-10");
    }

    @Test
    void ticks_a_minute_confirm_nothing_and_what_is_asked_for_has_its_time() {
        // Given
        Instant noon = Instant.parse("2020-10-10T12:00:00Z");
        healthy("ot-ticks", noon);
        Instant dear = noon.plus(Duration.ofHours(1));

        // When
        send(array(cost("ot-ticks", dear, DEAR))).statusCode(200);
        for (int minute = 1; minute <= 5; minute++) {
            send(array(market(dear.plus(Duration.ofMinutes(minute))))).statusCode(200);
        }

        // Then
        verdict("ot-ticks", "?at=2020-10-10")
                .body("grade", equalTo("NORMAL"))
                .body("rawGrade", equalTo("STRESSED"))
                .body("standing.held.figuresSay", equalTo("STRESSED"))
                .body("standing.held.next.grade", equalTo("STRESSED"))
                .body("standing.held.next.at", equalTo("2020-10-11T13:00:00Z"))
                .body(
                        "standing.text",
                        equalTo("Still NORMAL: the figures alone say STRESSED. It becomes STRESSED on"
                                + " 2020-10-11 13:00 UTC, if they have not eased by then."));
        send(array(market(dear.plus(Duration.ofHours(24))))).statusCode(200);
        verdict("ot-ticks", "?at=2020-10-11").body("grade", equalTo("STRESSED")).body("standing", nullValue());
        replayed("2020-10-10", "2020-10-12");
    }

    @Test
    void a_held_grade_says_until_when_on_page_api_and_alert() {
        // Given: stressed, then calm from 14:00 on
        Instant noon = Instant.parse("2021-02-10T12:00:00Z");
        registered("ot-held", "Held");
        send(array(
                        market(noon),
                        fleet("ot-held", noon),
                        cost("ot-held", noon, DEAR),
                        treasury("ot-held", noon),
                        debt("ot-held", noon, 1_000_000)))
                .statusCode(200);
        verdict("ot-held", "").body("grade", equalTo("STRESSED"));

        // When
        send(array(cost("ot-held", noon.plus(Duration.ofHours(2)), CHEAP))).statusCode(200);

        // Then
        verdict("ot-held", "?at=2021-02-10")
                .body("grade", equalTo("STRESSED"))
                .body("standing.held.since", equalTo("2021-02-10T14:00:00Z"))
                .body("standing.held.next.at", equalTo("2021-02-17T14:00:00Z"));
        assertThat(page("/operators/ot-held?at=2021-02-10", 200))
                .contains("Held at Stressed: the figures alone say Normal, and none has asked for Stressed since"
                        + " 2021-02-10 14:00 UTC. It falls to Watch on 2021-02-17 14:00 UTC, if that lasts.");

        // When it falls, by one class
        send(array(market(noon.plus(Duration.ofDays(7)).plus(Duration.ofHours(2)))))
                .statusCode(200);

        // Then
        changes("ot-held", "grade")
                .body(
                        "changes.headline",
                        hasItem("Held: grade eased from STRESSED to WATCH; held, the figures alone"
                                + " say NORMAL, it falls to NORMAL on 2021-02-24 if that lasts"))
                .body("changes[-1].standing.held.next.at", equalTo("2021-02-24T14:00:00Z"));
    }

    @Test
    void figures_grow_stale_and_are_not_resumed() {
        // Given: stressed on the tenth
        Instant noon = Instant.parse("2021-06-10T12:00:00Z");
        registered("ot-stale", "Stale");
        send(array(
                        market(noon),
                        fleet("ot-stale", noon),
                        cost("ot-stale", noon, DEAR),
                        treasury("ot-stale", noon),
                        debt("ot-stale", noon, 1_000_000)))
                .statusCode(200);

        // When: 46 days on there is but the market
        Instant stale = noon.plus(Duration.ofDays(46));
        send(array(market(stale))).statusCode(200);

        // Then: nothing that was computed from them is said to be of today
        verdict("ot-stale", "")
                .body("grade", equalTo("INDETERMINATE"))
                .body("standing.lastKnown.grade", equalTo("STRESSED"))
                .body("standing.lastKnown.asOf", equalTo("2021-06-10T12:00:00Z"))
                .body(
                        "standing.text",
                        startsWith("Last known STRESSED, as of 2021-06-10. What is known asks for no grade;"
                                + " to settle it: newer figures of "))
                .body("range.atLeast", equalTo("NORMAL"))
                .body("metrics.findAll { it.type == 'CashMargin' }", empty())
                .body("metrics.findAll { it.type == 'InputAge' }", hasSize(5));
        assertThat(page("/?q=ot-stale", 200)).contains("Last known Stressed, as of 2021-06-10.");
        changes("ot-stale", "inputs")
                .body(
                        "changes.headline",
                        hasItem("Stale: cannot be graded: inputs are missing or stale;"
                                + " last known STRESSED, as of 2021-06-10"));

        // When all is fresh again, and calm
        Instant fresh = stale.plus(Duration.ofHours(1));
        send(array(
                        fleet("ot-stale", fresh),
                        cost("ot-stale", fresh, CHEAP),
                        treasury("ot-stale", fresh),
                        debt("ot-stale", fresh, 1_000_000)))
                .statusCode(200);

        // Then
        verdict("ot-stale", "").body("grade", equalTo("NORMAL")).body("range", nullValue());
        replayed("2021-06-10", "2021-08-15");
    }

    @Test
    void readings_of_today_do_not_wake_who_reported_last_long_ago() {
        // Given
        Instant noon = Instant.parse("2021-11-10T12:00:00Z");
        healthy("ot-dormant", noon);

        // When
        send(array(market(noon.plus(Duration.ofDays(91))))).statusCode(200);

        // Then
        verdict("ot-dormant", "")
                .body("at", equalTo(noon.toString()))
                .body("grade", equalTo("NORMAL"))
                .body("standing.text", equalTo("Last known NORMAL, as of 2021-11-10."));
        get("/api/v1/alerts?status=all&limit=1000").then().body("findAll { it.subject == 'ot-dormant' }", empty());
        assertThat(page("/operators/ot-dormant", 200)).contains("Last known Normal, as of 2021-11-10.");
    }

    @Test
    void what_is_known_without_the_debts_is_a_range_that_alerts() {
        // Given: no word of any loan
        Instant noon = Instant.parse("2023-01-10T12:00:00Z");
        registered("ot-range", "Range");

        // When
        send(array(market(noon), fleet("ot-range", noon), cost("ot-range", noon, DEAR), treasury("ot-range", noon)))
                .statusCode(200);

        // Then
        verdict("ot-range", "")
                .body("grade", equalTo("INDETERMINATE"))
                .body("range.atLeast", equalTo("STRESSED"))
                .body("range.atMost", equalTo("CAPITULATION"))
                .body("range.wouldSettle", hasItem("loans and debt service"))
                .body("standing.text", containsString("At least STRESSED on what is known"));
        changes("ot-range", "grade")
                .body("alert.grade", equalTo("STRESSED"))
                .body(
                        "changes[0].headline",
                        equalTo("Range: cannot be graded, but is at least STRESSED;"
                                + " to settle it: loans and debt service"));
        assertThat(page("/operators/ot-range?at=2023-01-10", 200))
                .contains("At least Stressed on what is known; to settle it: loans and debt service.");
        healthy("ot-range-calm", noon.plusSeconds(60));
        String book = page("/?q=ot-range", 200);
        assertThat(book.indexOf("ot-range\"")).isPositive().isLessThan(book.indexOf("ot-range-calm\""));
    }

    private static void healthy(String id, Instant at) {
        registered(id, id);
        send(array(market(at), fleet(id, at), cost(id, at, CHEAP), treasury(id, at), debt(id, at, 1_000_000)))
                .statusCode(200);
        verdict(id, "").body("grade", equalTo("NORMAL"));
    }

    private static ValidatableResponse verdict(String id, String query) {
        return get("/api/v1/operators/%s/assessment%s".formatted(id, query))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse changes(String subject, String topic) {
        String alertId = get("/api/v1/alerts?status=all&limit=1000")
                .then()
                .extract()
                .path("find { it.subject == '%s' && it.topic == '%s' }.alertId".formatted(subject, topic));
        return get("/api/v1/alerts/" + alertId).then().statusCode(200);
    }

    private static String ltv() {
        return "metrics.find { it.type == 'BtcLtv' }.ratio.toDouble()";
    }

    private static void replayed(String from, String to) {
        given().queryParam("from", from)
                .queryParam("to", to)
                .post("/api/v1/replays")
                .then()
                .body("differing", equalTo(0));
    }

    private static String market(Instant at) {
        return Requests.market(at.toString());
    }

    private static String fleet(String id, Instant at) {
        return at(Requests.fleet(id, "fleet-" + at, "1200", "0.94"), at);
    }

    private static String cost(String id, Instant at, double usdPerKwh) {
        return at(Requests.cost(id), at)
                .replace("\"id\": \"cost\"", "\"id\": \"cost-%s\"".formatted(at))
                .replace("0.062", String.valueOf(usdPerKwh));
    }

    private static String treasury(String id, Instant at) {
        return at(Requests.treasury(id, 60_000_000), at)
                .replace("\"id\": \"treasury\"", "\"id\": \"treasury-%s\"".formatted(at));
    }

    private static String debt(String id, Instant at, int balanceUsd) {
        return at(Requests.debt(id, false), at)
                .replace("\"id\": \"debt\"", "\"id\": \"debt-%s\"".formatted(at))
                .replace("5200000", String.valueOf(balanceUsd));
    }

    private static String at(String reading, Instant at) {
        return reading.replace(Requests.AT, at.toString());
    }
}
