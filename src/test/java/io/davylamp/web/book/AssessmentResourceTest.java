package io.davylamp.web.book;

import static io.davylamp.web.Problems.isProblem;
import static io.davylamp.web.Requests.AT;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.assessment.AssessmentJson;
import io.davylamp.mining.Grade;
import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AssessmentResourceTest {
    @Test
    void gives_the_verdict_in_the_shape_it_is_kept_in() {
        Requests.judged("as-kept", "Kept", true);

        String body = get("/api/v1/operators/as-kept/assessment?at=2022-07-31").asString();

        assertThat(AssessmentJson.write(AssessmentJson.read(body))).isEqualTo(body);
        assertThat(AssessmentJson.read(body).grade()).isEqualTo(Grade.CAPITULATION);
    }

    @Test
    void a_date_means_its_end() {
        Requests.judged("as-date", "Date", true);

        get("/api/v1/operators/as-date/assessment?at=2022-07-31")
                .then()
                .statusCode(200)
                .body("subject", equalTo("as-date"))
                .body("at", startsWith("2022-07-31"));
        get("/api/v1/operators/as-date/assessment?at=" + AT).then().body("at", equalTo(AT));
        isProblem(
                get("/api/v1/operators/as-date/assessment?at=2022-07-31T11:59:59Z")
                        .then(),
                ProblemType.NOT_FOUND);
        isProblem(get("/api/v1/operators/as-date/assessment?at=2022-07-30").then(), ProblemType.NOT_FOUND)
                .body("advice", containsString("POST /api/v1/readings"));
    }

    @Test
    void lists_assessments_of_a_stretch_of_time() {
        Requests.judged("as-list", "List", true);

        get("/api/v1/operators/as-list/assessments?from=2022-07-31&to=2022-07-31&limit=5")
                .then()
                .statusCode(200)
                .body("subject", hasItem("as-list"));
        get("/api/v1/operators/as-list/assessments?to=2022-07-30").then().body("$", hasSize(0));
    }

    @Test
    void judges_the_network_too() {
        Requests.judged("as-network", "Network", false);

        get("/api/v1/network/assessment").then().statusCode(200).body("subject", equalTo("@network"));
        get("/api/v1/network/assessments?limit=1").then().statusCode(200).body("$", hasSize(1));
        isProblem(get("/api/v1/network/assessment?at=2009-06-01").then(), ProblemType.NOT_FOUND);
    }

    @Test
    void knows_no_assessment_of_an_unknown_operator() {
        isProblem(get("/api/v1/operators/as-nobody/assessment").then(), ProblemType.NOT_FOUND)
                .body("detail", containsString("as-nobody"));
    }

    @ParameterizedTest
    @CsvSource({
        "at=yesterday,at",
        "at=2022-13-01,at",
        "at=1999-01-01,at",
        "at=2022-07-31T00:00:00,at",
        "from=31.07.2022,from",
        "to=x,to",
        "limit=0,limit",
        "limit=1001,limit",
        "limit=many,limit"
    })
    void names_the_parameter_it_cannot_use(String query, String parameter) {
        String resource = parameter.equals("at") ? "assessment" : "assessments";

        isProblem(get("/api/v1/network/" + resource + "?" + query).then(), ProblemType.INVALID_PARAMETER)
                .body("parameter", equalTo(parameter))
                .body("advice", containsString("Maybe"));
    }

    @Test
    void a_replay_of_what_was_judged_finds_no_difference() {
        Requests.judged("as-replay", "Replay", true);

        given().queryParam("from", "2022-07-31")
                .queryParam("to", "2022-07-31")
                .post("/api/v1/replays")
                .then()
                .statusCode(200)
                .body("replayed", greaterThanOrEqualTo(1))
                .body("differing", equalTo(0))
                .body("differences", hasSize(0));
    }
}
