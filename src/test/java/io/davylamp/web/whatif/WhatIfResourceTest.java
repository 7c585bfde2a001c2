package io.davylamp.web.whatif;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.page.Examples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WhatIfResourceTest {
    @BeforeEach
    void keep_an_operator() {
        given().contentType("application/json")
                .body(Examples.REGISTRATION)
                .put("/api/v1/operators/acme")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        given().contentType("application/json")
                .body(Examples.READINGS)
                .post("/api/v1/readings")
                .then()
                .statusCode(200);
    }

    @Test
    void judges_a_stored_operator_under_a_shock() {
        // When: the loan of 5.2m on 380 BTC is called at 19,549 USD
        given().contentType("application/json")
                .body("{\"operatorId\": \"acme\", \"shocks\": {\"priceChange\": -0.20}}")
                .post("/api/v1/what-if")

                // Then: 18,642 USD
                .then()
                .statusCode(200)
                .body("gradeAfter", is("CAPITULATION"))
                .body("appeared.ruleId", hasItem("COL-004"))
                .body("after.flags", hasItem("MARGIN_CALLED"))
                .body("metrics.find { it.metric == 'MarginCall' && it.field == 'distance' }.after", is(-0.04862422f));
    }

    @Test
    void judges_an_operator_that_is_not_stored() {
        // When
        given().contentType("application/json")
                .body("{\"profile\": %s, \"readings\": %s}".formatted(Examples.REGISTRATION, Examples.READINGS))
                .post("/api/v1/what-if")

                // Then
                .then()
                .statusCode(200)
                .body("metrics.size()", is(0))
                .body("before.metrics.size()", greaterThan(20));
    }

    @Test
    void judges_the_whole_book() {
        // When
        given().contentType("application/json")
                .body("{\"book\": true, \"shocks\": {\"priceChange\": -0.20}}")
                .post("/api/v1/what-if")

                // Then
                .then()
                .statusCode(200)
                .body("operators", greaterThan(0))
                .body("changed.find { it.operatorId == 'acme' }.after", is("CAPITULATION"));
    }

    @Test
    void finds_the_smallest_move() {
        // When
        given().contentType("application/json")
                .body("{\"operatorId\": \"acme\", \"target\": \"CAPITULATION\"}")
                .post("/api/v1/what-if/reverse")

                // Then: 1 − 19,549 / 23,303
                .then()
                .statusCode(200)
                .body("moves.find { it.lever == 'PRICE_DOWN' }.text", is("BTC −16.2 %"))
                .body("jointShock.days", is(30))
                .body("sentence", containsString("→ CAPITULATION"));
    }

    @Test
    void says_what_would_end_the_margin_call_a_shock_brings() {
        // When
        JsonPath calls = given().contentType("application/json")
                .body("{\"operatorId\": \"acme\", \"shocks\": {\"priceChange\": -0.20}}")
                .post("/api/v1/what-if")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("marginCalls");

        // Then: 5.2m / (0.55 × 18,642) − 380 coins, of 210 that are free
        assertThat(calls.getList("")).hasSize(1);
        assertThat(calls.getDouble("[0].cheapest.btcToAdd"))
                .isCloseTo(5.2e6 / (0.55 * 0.8 * 23_303) - 380, within(0.01));
        assertThat(calls.getBoolean("[0].possible")).isTrue();
        assertThat(calls.getString("[0].text")).contains("Cheapest: add 127.2 BTC of the 210.0 BTC that are free.");
    }

    @Test
    void shows_a_margin_call_that_has_come_with_its_cure() {
        // Given: a loan of 7m on 380 BTC, called at 70 %, to be cured to 55 %, and next to nothing to cure it with
        Requests.registered("called-one", "Called One");
        Requests.send(Requests.array(
                        Requests.market(Requests.AT),
                        Requests.treasury("called-one", 300_000),
                        Requests.debt("called-one", false).replace("5200000", "7000000")))
                .statusCode(200);

        // When
        JsonPath calls = given().get("/api/v1/operators/called-one/margin-calls")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        double price = calls.getDouble("[0].nextCallPriceUsd") * 0.70 / 0.55;
        double toPay = 7e6 - 0.55 * 380 * price;
        assertThat(calls.getList("")).hasSize(1);
        assertThat(calls.getDouble("[0].usdToPay")).isCloseTo(toPay, within(1.0));
        assertThat(calls.getDouble("[0].cheapest.usdMissing")).isCloseTo(toPay - 300_000, within(1.0));
        assertThat(calls.getBoolean("[0].possible")).isFalse();
        assertThat(Requests.page("/operators/called-one", 200))
                .contains(
                        "What ends the margin call", "Loan btc-loan is called: adding", "What it has does not cure it");
        given().get("/api/v1/operators/acme/margin-calls")
                .then()
                .statusCode(200)
                .body("size()", is(0));
        given().get("/api/v1/operators/nobody/margin-calls").then().statusCode(404);
    }

    /** 96.6 % of the machines' value: 2.6 % of hashprice from SEVERE. */
    @Test
    void a_loan_near_the_value_of_its_machines_is_shown_as_near_to_a_worse_grade() {
        // Given
        String readings = Examples.READINGS
                .replace("\"balanceUsd\": 5200000", "\"balanceUsd\": 9660000")
                .replaceAll("\"collateral\": \\{[^}]*}", "\"collateral\": {\"type\": \"asic\", \"valueUsd\": 10000000}")
                .replace("\"powerPriceUsdPerKwh\": 0.062", "\"powerPriceUsdPerKwh\": 0.02")
                .replace("\"cashUsd\": 4200000", "\"cashUsd\": 90000000")
                .replace("\"btcSold30d\": 240", "\"btcSold30d\": 20");

        // When
        JsonPath reverse = given().contentType("application/json")
                .body("{\"profile\": %s, \"readings\": %s}".formatted(Examples.REGISTRATION, readings))
                .post("/api/v1/what-if/reverse")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(reverse.getString("from")).isEqualTo("STRESSED");
        assertThat(reverse.getString("moves[0].lever")).isEqualTo("PRICE_DOWN");
        assertThat(reverse.getDouble("moves[0].share")).isCloseTo(0.0263, within(0.0001));
        assertThat(reverse.getString("sentence")).startsWith("Nearest: BTC −2.7 % → SEVERE.");
        assertThat(reverse.getString("order")).contains("percent");
        assertThat(reverse.getString("assumed")).contains("Pledged machines move with hashprice");
    }

    @Test
    void names_the_field_that_is_wrong() {
        refused("{\"operatorId\": \"acme\", \"shocks\": {\"priceChange\": -30}}", "/shocks/priceChange");
        refused("{\"operatorId\": \"acme\", \"shocks\": {\"price\": -0.3}}", "/shocks/price");
        refused("{\"profile\": {\"name\": \"x\"}, \"readings\": [{\"type\": \"fleet\"}]}", "/readings/0/id");
        given().contentType("application/json")
                .body("{\"operatorId\": \"acme\", \"book\": true}")
                .post("/api/v1/what-if")
                .then()
                .statusCode(400)
                .body("detail", containsString("must name one"));
        given().contentType("application/json")
                .body("{\"operatorId\": \"nobody\"}")
                .post("/api/v1/what-if")
                .then()
                .statusCode(404);
    }

    private static void refused(String body, String pointer) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/what-if")
                .then()
                .statusCode(400)
                .body("pointer", is(pointer));
    }
}
