package io.davylamp.web.whatif;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.page.Examples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
