package io.davylamp.web.calculators;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.calculator.Calculators;
import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CalculatorResourceTest {
    @Test
    void lists_every_calculator_with_units_ranges_and_example() {
        // When
        given().get("/api/v1/calculators")

                // Then
                .then()
                .statusCode(200)
                .body("size()", is(Calculators.all().size()))
                .body("find { it.name == 'dscr' }.inputs[1].unit", is("USD"))
                .body("find { it.name == 'dscr' }.inputs[1].max", greaterThan(1f))
                .body("find { it.name == 'dscr' }.example.outputs.dscr", is(2.0f / 7));
    }

    @Test
    void computes_what_is_asked() {
        // When
        given().contentType("application/json")
                .body("{\"cashFlowUsd\": 3, \"debtServiceUsd\": 2}")
                .post("/api/v1/calculators/dscr")

                // Then
                .then()
                .statusCode(200)
                .body("outputs.dscr", is(1.5f));
    }

    @Test
    void names_the_field_the_range_and_advice_when_a_figure_is_out_of_range() {
        // When
        given().contentType("application/json")
                .body("{\"joulesPerTh\": 30, \"pue\": 0.05, \"powerPriceUsdPerKwh\": 0.07}")
                .post("/api/v1/calculators/power-cost")

                // Then
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/invalid-value"))
                .body("pointer", is("/pue"))
                .body("detail", is("pue is 0.05; allowed is 1 to 3."))
                .body("advice", startsWith("Maybe"));
    }

    @Test
    void refuses_what_is_missing_unknown_or_not_a_number() {
        post("{\"joulesPerTh\": 30, \"pue\": 1}", "/powerPriceUsdPerKwh", "/problems/invalid-value");
        post(
                "{\"joulesPerTh\": 30, \"pue\": 1, \"powerPriceUsdPerKwh\": 0.1, \"x\": 1}",
                "/x",
                "/problems/unknown-field");
        post(
                "{\"joulesPerTh\": \"30\", \"pue\": 1, \"powerPriceUsdPerKwh\": 0.1}",
                "/joulesPerTh",
                "/problems/invalid-value");
        given().contentType("application/json")
                .body("[1]")
                .post("/api/v1/calculators/power-cost")
                .then()
                .statusCode(400)
                .body("type", is("/problems/malformed-body"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/calculators/no-such")
                .then()
                .statusCode(404);
    }

    @Test
    void shows_people_the_form_with_the_worked_example() {
        // When
        given().accept("text/html")
                .get("/calculators")
                .then()
                .statusCode(200)
                .body(containsString("/calculators/btc-loan"));
        given().accept("text/html")
                .get("/calculators/btc-loan")

                // Then
                .then()
                .statusCode(200)
                .body(containsString("value=\"40000000\""))
                .body(containsString("51,948.05195"))
                .body(containsString("Worked example"));
    }

    @Test
    void shows_people_what_is_wrong_beside_the_field() {
        // When
        given().accept("text/html")
                .queryParam("joulesPerTh", "thirty")
                .queryParam("pue", "0.05")
                .queryParam("powerPriceUsdPerKwh", "0.07")
                .get("/calculators/power-cost")

                // Then
                .then()
                .statusCode(200)
                .body(containsString("“thirty” is not a number."))
                .body(containsString("id=\"pue-error\""))
                .body(containsString("pue is 0.05; allowed is 1 to 3."))
                .body(not(containsString("id=\"result\"")));
    }

    @Test
    void shows_every_calculator_page() {
        Calculators.all()
                .forEach(it -> given().accept("text/html")
                        .get("/calculators/" + it.name())
                        .then()
                        .statusCode(200)
                        .body(containsString("id=\"result\"")));
    }

    private static void post(String body, String pointer, String type) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/calculators/power-cost")
                .then()
                .statusCode(400)
                .body("pointer", is(pointer))
                .body("type", is(type));
    }
}
