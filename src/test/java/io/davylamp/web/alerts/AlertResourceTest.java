package io.davylamp.web.alerts;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AlertResourceTest {
    @Test
    void a_person_takes_an_open_alert_on() {
        Requests.judged("al-open", "Open", true);
        String id = alertOf("al-open");

        acknowledge(id, "{\"by\": \" Ada \"}")
                .statusCode(200)
                .body("acknowledgement.by", equalTo("Ada"))
                .body("acknowledgement.at", notNullValue());

        get("/api/v1/alerts/" + id)
                .then()
                .statusCode(200)
                .body("alert.subject", equalTo("al-open"))
                .body("alert.lastNotifiedAt", notNullValue())
                .body("alert.lastToldAt", nullValue())
                .body("changes[0].reason", equalTo("GRADE_ROSE"));
    }

    @Test
    void taking_on_needs_a_name() {
        Requests.judged("al-name", "Name", true);
        String id = alertOf("al-name");

        isProblem(acknowledge(id, "{}"), ProblemType.INVALID_VALUE).body("pointer", equalTo("/by"));
        isProblem(acknowledge(id, "{\"by\": \"\"}"), ProblemType.INVALID_VALUE);
        isProblem(acknowledge(id, "{\"by\": \"%s\"}".formatted("x".repeat(101))), ProblemType.INVALID_VALUE);
        acknowledge(id, "{\"by\": \"%s\"}".formatted("x".repeat(100))).statusCode(200);
    }

    @Test
    void an_alert_nobody_knows_is_not_found() {
        isProblem(acknowledge("none", "{\"by\": \"Ada\"}"), ProblemType.NOT_FOUND);
        isProblem(get("/api/v1/alerts/none").then(), ProblemType.NOT_FOUND);
    }

    @Test
    void lists_by_status() {
        get("/api/v1/alerts?status=all&limit=1000").then().statusCode(200);
        get("/api/v1/alerts?status=Resolved").then().statusCode(200).body("resolvedAt", everyItem(notNullValue()));
        isProblem(get("/api/v1/alerts?status=closed").then(), ProblemType.INVALID_PARAMETER)
                .body("parameter", equalTo("status"))
                .body("advice", containsString("open, resolved, all"));
    }

    @Test
    void deliveries_are_listed_and_an_unknown_one_cannot_be_sent_again() {
        get("/api/v1/deliveries").then().statusCode(200);
        get("/api/v1/deliveries?status=pending").then().statusCode(200);
        isProblem(given().post("/api/v1/deliveries/msg_none/retry").then(), ProblemType.NOT_FOUND);
    }

    @Test
    void failed_deliveries_are_sent_again_all_at_once() {
        given().post("/api/v1/deliveries/retry").then().statusCode(200).body("retried", equalTo(0));
        get("/api/v1/deliveries/receivers").then().statusCode(200);
        isProblem(given().post("/api/v1/deliveries/retry?receiver=nobody").then(), ProblemType.INVALID_PARAMETER)
                .body("parameter", equalTo("receiver"));
    }

    private static ValidatableResponse acknowledge(String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/alerts/" + id + "/acknowledge")
                .then();
    }

    private static String alertOf(String subject) {
        return get("/api/v1/alerts?limit=1000")
                .then()
                .extract()
                .path("find { it.subject == '%s' && it.topic == 'grade' }.alertId".formatted(subject));
    }
}
