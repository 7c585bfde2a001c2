package io.davylamp.web.book;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplanationResourceTest {
    @Test
    void the_rules_that_fire_are_those_of_the_assessment() {
        Requests.judged("ex-same", "Same", true);
        List<String> found =
                get("/api/v1/operators/ex-same/assessment?at=2022-07-31").path("findings.ruleId");

        List<String> firing = get("/api/v1/operators/ex-same/explanation?at=2022-07-31")
                .then()
                .statusCode(200)
                .body("subject", equalTo("ex-same"))
                .body("firing.rule.id", hasItem("LIQ-021"))
                .body("silent.rule.id", not(hasItem(startsWith("NET-"))))
                .body("silent.failedFirst.sentence", everyItem(not(equalTo(""))))
                .extract()
                .path("firing.rule.id");

        assertThat(firing).containsExactlyInAnyOrderElementsOf(List.copyOf(new TreeSet<>(found)));
    }

    @Test
    void one_rule_can_be_asked_for() {
        Requests.judged("ex-one", "One", false);

        get("/api/v1/operators/ex-one/explanation?at=2022-07-31&rule=LIQ-021")
                .then()
                .statusCode(200)
                .body("firing", hasSize(0))
                .body("silent", hasSize(1))
                .body("silent[0].rule.text", containsString("missedPayment"))
                .body(
                        "silent[0].failedFirst.sentence",
                        equalTo("DebtStatus.missedPayment is no, the rule asks missedPayment."));
        isProblem(
                get("/api/v1/operators/ex-one/explanation?at=2022-07-31&rule=LIQ-999")
                        .then(),
                ProblemType.NOT_FOUND);
        isProblem(get("/api/v1/operators/ex-one/explanation?at=2022-07-30").then(), ProblemType.NOT_FOUND);
    }

    @Test
    void the_network_is_explained_by_its_own_rules() {
        Requests.judged("ex-net", "Net", false);

        get("/api/v1/network/explanation")
                .then()
                .statusCode(200)
                .body("silent.rule.id", hasItem(startsWith("NET-")))
                .body("silent.rule.id", not(hasItem("LIQ-003")));
    }

    @Test
    void an_operators_page_says_why_it_is_not_worse() {
        Requests.judged("ex-page", "Page", false);

        String page = given().header("Accept", "text/html")
                .get("/operators/ex-page?at=2022-07-31")
                .asString();

        assertThat(page).contains("Why not worse", "the rule asks");
    }
}
