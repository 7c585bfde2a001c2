package io.davylamp.web.advice;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recommendations from the reading that calls for one to what the market made of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdviceResourceTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Test
    void a_stressed_operator_gets_one_that_can_be_carried_to_a_desk() {
        strained("ad-first");

        recommendations("ad-first", "open")
                .body("", hasSize(1))
                .body("[0].state", equalTo("PROPOSED"))
                .body("[0].recommendation.order.instrument", equalTo("SELL_FUTURES"))
                .body("[0].recommendation.order.venue", equalTo("CME Micro Bitcoin Futures"))
                .body("[0].recommendation.order.lots", greaterThan(1f))
                .body("[0].recommendation.cost.initialMarginUsd", greaterThan(1f))
                .body("[0].recommendation.effect.before.stressed.runwayDays", notNullValue())
                .body("[0].recommendation.alternatives", hasSize(5))
                .body("[0].recommendation.alternatives.lostBecause", everyItem(not(equalTo(""))));
    }

    @Test
    void it_is_decided_once_with_who_and_why() {
        strained("ad-decide");
        String id = idOf("ad-decide");

        isProblem(decide(id, "accept", "{\"who\": \"Ada\"}"), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/why"));
        decide(id, "accept", "{\"who\": \" Ada \", \"why\": \"Agreed with the board.\"}")
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("decision.who", equalTo("Ada"))
                .body("moves", hasSize(1))
                .body("moves[0].why", equalTo("Agreed with the board."));
        isProblem(decide(id, "reject", "{\"who\": \"Bob\", \"why\": \"No.\"}"), ProblemType.CONFLICT)
                .body("detail", containsString("already accepted"));
        recommendations("ad-decide", "open").body("", empty());
        recommendations("ad-decide", "accepted").body("", hasSize(1));
    }

    @Test
    void it_can_be_deferred_and_then_rejected() {
        strained("ad-defer");
        String id = idOf("ad-defer");

        isProblem(decide(id, "defer", "{\"who\": \"Ada\", \"why\": \"Later.\"}"), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/until"));
        isProblem(
                decide(id, "defer", "{\"who\": \"Ada\", \"why\": \"Later.\", \"until\": \"2020-01-01\"}"),
                ProblemType.INVALID_VALUE);
        String until = NOW.plus(20, ChronoUnit.DAYS).toString();
        decide(id, "defer", "{\"who\": \"Ada\", \"why\": \"After the call.\", \"until\": \"%s\"}".formatted(until))
                .statusCode(200)
                .body("state", equalTo("DEFERRED"))
                .body("openUntil", equalTo(until));
        decide(id, "reject", "{\"who\": \"Bob\", \"why\": \"Basis is gone.\"}")
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("moves.state", equalTo(List.of("DEFERRED", "REJECTED")));
    }

    @Test
    void the_same_is_not_proposed_again_while_it_is_open_whatever_was_decided() {
        strained("ad-again");
        decide(idOf("ad-again"), "reject", "{\"who\": \"Ada\", \"why\": \"Not now.\"}")
                .statusCode(200);

        Requests.send("[" + fleet("ad-again", "later", NOW.minusSeconds(60)) + "]")
                .statusCode(200);

        recommendations("ad-again", "all").body("", hasSize(1));
    }

    @Test
    void it_expires_when_its_rule_no_longer_asks() {
        strained("ad-gone");
        String id = idOf("ad-gone");

        // When: power becomes cheap and the loans are paid back
        Requests.send("""
                [{"type": "cost", "id": "cheap", "at": "%s", "operatorId": "ad-gone", "powerPriceUsdPerKwh": 0.01,
                  "otherCashCostUsdPerDay": 100, "curtailmentCreditsUsdPerDay": 0},
                 {"type": "debt", "id": "none", "at": "%s", "operatorId": "ad-gone", "missedPayment": false,
                  "loans": []}]""".formatted(NOW.minusSeconds(30), NOW.minusSeconds(30))).statusCode(200);

        // Then
        get("/api/v1/recommendations/" + id)
                .then()
                .body("state", equalTo("EXPIRED"))
                .body("moves[0].why", containsString("no longer asks"));
    }

    @Test
    void a_plan_is_made_under_the_mandate_or_other_targets() {
        strained("ad-plan");

        get("/api/v1/operators/ad-plan/plan")
                .then()
                .statusCode(200)
                .body("targets.stressedRunwayDays", equalTo(180f))
                .body("before.stressed.runwayDays", notNullValue());
        get("/api/v1/operators/ad-plan/plan?stressedRunwayDays=0&cashFlowUsdPerDay=-1000000")
                .then()
                .body("result", equalTo("NOT_NEEDED"));
        get("/api/v1/operators/ad-plan/plan?stressedRunwayDays=3650")
                .then()
                .body("result", equalTo("OUT_OF_REACH"))
                .body("remedies[0].kind", equalTo("NEW_MONEY"))
                .body("remedies[0].size", greaterThan(0f))
                .body("remedies[0].text", containsString("would let liquidity last 3,650 days under stress"));
        page("/operators/ad-plan/plan?stressedRunwayDays=3650").body(containsString("What would, each alone"));
        isProblem(get("/api/v1/operators/ad-plan/plan?horizonDays=0").then(), ProblemType.INVALID_PARAMETER)
                .body("parameter", equalTo("horizonDays"));
        isProblem(get("/api/v1/operators/ad-plan/plan?stressedRunwayDays=0,5").then(), ProblemType.INVALID_PARAMETER);
        isProblem(get("/api/v1/operators/nobody/plan").then(), ProblemType.NOT_FOUND);
    }

    @Test
    void the_pages_show_it_and_take_the_decision() {
        strained("ad-page");
        String id = idOf("ad-page");

        page("/recommendations?operator=ad-page").body(containsString("/recommendations/" + id));
        page("/recommendations/" + id)
                .body(containsString("What it changes"))
                .body(containsString("Why not another"))
                .body(containsString("Runway under stress"));
        page("/operators/ad-page/plan").body(containsString("Stressed runway, days"));
        given().redirects()
                .follow(false)
                .formParam("verb", "accept")
                .formParam("who", "Ada")
                .formParam("why", "Agreed.")
                .post("/recommendations/" + id)
                .then()
                .statusCode(303);
        page("/recommendations/" + id).body(containsString("Accepted by Ada"));
    }

    @Test
    void what_nobody_knows_is_not_found() {
        isProblem(get("/api/v1/recommendations/none").then(), ProblemType.NOT_FOUND);
        isProblem(get("/api/v1/recommendations?operator=nobody").then(), ProblemType.NOT_FOUND);
        isProblem(get("/api/v1/recommendations?state=lost").then(), ProblemType.INVALID_PARAMETER);
    }

    /** Twelve hundred PH/s with a debt service its cash flow covers 1.1 times over, in a market with all quotes. */
    private static void strained(String id) {
        Requests.registered(id, id);
        Instant at = NOW.minusSeconds(3600);
        Requests.send("""
                [{"type": "market", "id": "market-advice", "at": "%1$s", "priceUsd": 23303,
                  "difficulty": 27692567959233, "subsidyBtc": 6.25, "feesBtcPerBlock": 0.094,
                  "quotes": {"futuresBasisPerYear": 0.05, "impliedVol": 0.70, "ratePerYear": 0.03}},
                 {"type": "cost", "id": "cost", "at": "%1$s", "operatorId": "%2$s", "powerPriceUsdPerKwh": 0.062,
                  "otherCashCostUsdPerDay": 9000, "curtailmentCreditsUsdPerDay": 0},
                 {"type": "treasury", "id": "treasury", "at": "%1$s", "operatorId": "%2$s", "cashUsd": 9000000,
                  "btcUnencumbered": 300, "btcPledged": 0, "undrawnUsd": 0},
                 {"type": "hedges", "id": "hedges", "at": "%1$s", "operatorId": "%2$s", "positions": []},
                 {"type": "debt", "id": "debt", "at": "%1$s", "operatorId": "%2$s", "missedPayment": false, "loans": [
                  {"id": "loan", "balanceUsd": 20000000, "debtServiceUsdPerDay": 50000,
                   "collateral": {"type": "none"}}]},
                 %3$s]""".formatted(at, id, fleet(id, "fleet", at)))
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    private static String fleet(String id, String reading, Instant at) {
        return """
                {"type": "fleet", "id": "%s", "at": "%s", "operatorId": "%s", "hashratePh": 1200, "uptime": 0.94,
                 "joulesPerTh": 30}""".formatted(reading, at, id);
    }

    private static ValidatableResponse recommendations(String operator, String state) {
        return get("/api/v1/recommendations?operator=%s&state=%s".formatted(operator, state))
                .then()
                .statusCode(200);
    }

    private static String idOf(String operator) {
        return recommendations(operator, "open").extract().path("[0].id");
    }

    private static ValidatableResponse decide(String id, String verb, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/recommendations/" + id + "/" + verb)
                .then();
    }

    private static ValidatableResponse page(String path) {
        return given().accept(ContentType.HTML).get(path).then().statusCode(200);
    }
}
