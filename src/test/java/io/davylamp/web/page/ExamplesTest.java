package io.davylamp.web.page;

import static org.hamcrest.Matchers.equalTo;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

/** What the API's description shows is what it takes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExamplesTest {
    @Test
    void every_example_is_accepted_unchanged() {
        Requests.register("acme", Examples.REGISTRATION).statusCode(201);

        Requests.send(Examples.READINGS)
                .statusCode(200)
                .body("accepted", equalTo(5))
                .body("rejected", equalTo(0));
        Requests.sendLines(Examples.READING_LINES).statusCode(200).body("accepted", equalTo(2));
        RestAssured.given()
                .contentType("text/csv")
                .body(Examples.MARKET_CSV)
                .post("/api/v1/market/history")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }
}
