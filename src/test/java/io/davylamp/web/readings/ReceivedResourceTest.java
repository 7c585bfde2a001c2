package io.davylamp.web.readings;

import static io.davylamp.web.Problems.isProblem;
import static io.davylamp.web.Requests.AT;
import static io.davylamp.web.Requests.array;
import static io.davylamp.web.Requests.cost;
import static io.davylamp.web.Requests.debt;
import static io.davylamp.web.Requests.fleet;
import static io.davylamp.web.Requests.market;
import static io.davylamp.web.Requests.registered;
import static io.davylamp.web.Requests.send;
import static io.davylamp.web.Requests.treasury;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReceivedResourceTest {
    @Test
    void a_correction_counts_whatever_its_id() {
        // Given: a missed payment, reported by mistake
        registered("rc-correct", "Correct");
        send(array(
                        market(AT),
                        fleet("rc-correct"),
                        cost("rc-correct"),
                        treasury("rc-correct", 30_000_000),
                        debtOf("rc-correct", "z-debt", true)))
                .statusCode(200);
        verdict("rc-correct", AT).body("rawGrade", equalTo("CAPITULATION"));

        // When: the correction's id is before it in the alphabet
        send(array(debtOf("rc-correct", "a-debt", false))).statusCode(200);

        // Then
        verdict("rc-correct", AT).body("rawGrade", not(equalTo("CAPITULATION")));
        get("/api/v1/operators/rc-correct/readings?kind=debt")
                .then()
                .statusCode(200)
                .body("id", contains("a-debt", "z-debt"))
                .body("inForce", contains(true, false))
                .body("[0].replaces", equalTo("z-debt"))
                .body("[1].replacedBy", equalTo("a-debt"))
                .body("[1].reading.missedPayment", equalTo(true))
                .body("receivedAt", contains(notNullValue(), notNullValue()));
        replayed();
    }

    @Test
    void a_correction_counts_after_later_readings_too() {
        // Given
        registered("rc-late", "Late");
        String next = "2022-08-01T12:00:00Z";
        send(array(
                        market(AT),
                        fleet("rc-late"),
                        cost("rc-late"),
                        treasury("rc-late", 30_000_000),
                        debtOf("rc-late", "z-debt", true)))
                .statusCode(200);
        send(array(market(next))).statusCode(200);

        // When
        send(array(debtOf("rc-late", "a-debt", false))).statusCode(200);

        // Then
        verdict("rc-late", AT).body("rawGrade", not(equalTo("CAPITULATION")));
        verdict("rc-late", next).body("rawGrade", not(equalTo("CAPITULATION")));
        replayed();
    }

    @Test
    void of_two_in_one_request_the_later_counts() {
        registered("rc-both", "Both");

        send(array(
                        market(AT),
                        fleet("rc-both"),
                        cost("rc-both"),
                        treasury("rc-both", 30_000_000),
                        debtOf("rc-both", "z-debt", false),
                        debtOf("rc-both", "a-debt", true)))
                .statusCode(200);

        verdict("rc-both", AT).body("rawGrade", equalTo("CAPITULATION"));
    }

    @Test
    void lists_what_nobody_corrected_as_in_force() {
        registered("rc-list", "List");
        send(array(fleet("rc-list"), cost("rc-list"))).statusCode(200);

        get("/api/v1/operators/rc-list/readings")
                .then()
                .body("$", hasSize(2))
                .body("inForce", contains(true, true))
                .body("replaces", contains(nullValue(), nullValue()))
                .body("[0].reading.operatorId", equalTo("rc-list"));
        get("/api/v1/operators/rc-list/readings?to=2022-07-30").then().body("$", hasSize(0));
        isProblem(get("/api/v1/operators/rc-list/readings?kind=dept").then(), ProblemType.INVALID_PARAMETER)
                .body("advice", containsString("debt"));
        isProblem(get("/api/v1/operators/rc-nobody/readings").then(), ProblemType.NOT_FOUND);
    }

    private static String debtOf(String operatorId, String id, boolean missedPayment) {
        return debt(operatorId, missedPayment).replace("\"id\": \"debt\"", "\"id\": \"%s\"".formatted(id));
    }

    private static ValidatableResponse verdict(String id, String at) {
        return get("/api/v1/operators/%s/assessment?at=%s".formatted(id, at))
                .then()
                .statusCode(200);
    }

    private static void replayed() {
        given().queryParam("from", "2022-07-31")
                .queryParam("to", "2022-08-01")
                .post("/api/v1/replays")
                .then()
                .body("differing", equalTo(0));
    }
}
