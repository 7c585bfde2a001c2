package io.davylamp.web.disclosure;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.page.Examples;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstGradeResourceTest {
    /** What a large miner published for July 2022, in its own words; of its costs it said nothing. */
    private static final String A_MONTH = """
            "disclosure": {"at": "2022-07-31", "cashUsd": 83e6, "btcHeld": 1205, "btcMined": 1221, "btcSold": 1975,
            "hashrateEh": 10.9, "debtUsd": 880e6}""";

    @BeforeEach
    void keep_the_market_of_july_2022() {
        given().contentType("application/json").body(Examples.REGISTRATION).put("/api/v1/operators/acme");
        given().contentType("application/json").body(Examples.READINGS).post("/api/v1/readings");
    }

    @Test
    void a_name_and_a_month_give_a_grade_in_one_request() {
        firstGrade("{\"name\": \"Large Miner, Inc.\", %s}".formatted(A_MONTH))
                .statusCode(201)
                .body("operatorId", equalTo("large-miner-inc"))
                .body("created", equalTo(true))
                .body("grade", equalTo("SEVERE"))
                .body("range.atLeast", equalTo("SEVERE"))
                .body("range.atMost", equalTo("SEVERE"))
                .body("reasons", hasItem(startsWith("Debt service is covered")))
                .body("restsOn", containsString("figures are estimated"))
                .body("estimates.figure", hasItems("uptime", "power price", "efficiency of the machines"))
                .body("estimates.find { it.figure == 'power price' }.mid", equalTo(0.065f))
                .body("estimates.find { it.figure == 'power price' }.source", containsString("EIA"))
                .body("page", equalTo("/operators/large-miner-inc"));
        get("/api/v1/operators/large-miner-inc/assessment?at=2022-07-31")
                .then()
                .statusCode(200)
                .body("grade", equalTo("SEVERE"))
                .body("range.atMost", equalTo("SEVERE"))
                .body("metrics.type", hasItems("Estimated", "EstimatedShare"));
    }

    @Test
    void a_second_month_counts_for_the_same_operator() {
        firstGrade("{\"name\": \"Twice\", \"disclosure\": {\"at\": \"2022-07-30\", \"btcMined\": 100}}")
                .statusCode(201);

        firstGrade("{\"name\": \"Twice\", \"disclosure\": {\"at\": \"2022-07-31\", \"btcMined\": 120}}")
                .statusCode(200)
                .body("created", equalTo(false));
    }

    @Test
    void a_name_alone_gives_a_range_and_says_what_would_settle_it() {
        firstGrade("{\"name\": \"Nothing Known\", \"disclosure\": {\"at\": \"2022-07-31\"}}")
                .statusCode(201)
                .body("grade", equalTo("INDETERMINATE"))
                .body("range.atLeast", equalTo("NORMAL"))
                .body("range.atMost", equalTo("CAPITULATION"))
                .body("range.wouldSettle", hasItem("cash and coins held"))
                .body("estimates", empty())
                .body("restsOn", nullValue());
    }

    @Test
    void figures_that_are_all_reported_are_not_estimated() {
        firstGrade("""
                {"name": "All Told", "disclosure": {"at": "2022-07-31", "cashUsd": 9e6, "btcHeld": 100, "btcPledged": 0,
                 "hashrateEh": 1, "averageHashrateEh": 0.95, "joulesPerTh": 30, "powerPriceUsdPerKwh": 0.04,
                 "otherCostUsd": 300000, "debtUsd": 0}}""")
                .statusCode(201)
                .body("grade", not(equalTo("INDETERMINATE")))
                .body("estimates", empty())
                .body("range", nullValue());
    }

    @Test
    void another_operator_with_the_same_id_is_a_conflict_and_stays_as_it_is() {
        firstGrade("{\"name\": \"Same Slug\", \"disclosure\": {\"at\": \"2022-07-31\"}}")
                .statusCode(201);

        isProblem(
                        firstGrade("{\"name\": \"Same-Slug\", \"disclosure\": {\"at\": \"2022-07-31\"}}"),
                        ProblemType.CONFLICT)
                .body("pointer", equalTo("/id"))
                .body("detail", containsString("same-slug is the id of Same Slug already"));

        get("/api/v1/operators/same-slug").then().body("name", equalTo("Same Slug"));
        firstGrade("{\"name\": \"Same-Slug\", \"id\": \"same-slug-2\", \"disclosure\": {\"at\": \"2022-07-31\"}}")
                .statusCode(201)
                .body("operatorId", equalTo("same-slug-2"));
    }

    @Test
    void what_is_wrong_is_named_and_nobody_is_registered() {
        isProblem(
                        firstGrade(
                                "{\"name\": \"Wrong Unit\", \"disclosure\": {\"at\": \"2022-07-31\", \"hashrateEh\": 10900}}"),
                        ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/disclosure/hashrateEh"))
                .body("advice", containsString("Maybe PH/s were given"));
        isProblem(firstGrade("{\"name\": \"Wrong Unit\", \"disclosure\": {\"cashUSD\": 1}}"), ProblemType.UNKNOWN_FIELD)
                .body("pointer", equalTo("/disclosure/cashUSD"))
                .body("advice", containsString("cashUsd"));
        isProblem(firstGrade("{\"disclosure\": {}}"), ProblemType.INVALID_VALUE).body("pointer", equalTo("/name"));
        isProblem(firstGrade("{\"name\": \"鉱山\"}"), ProblemType.INVALID_VALUE).body("pointer", equalTo("/id"));

        get("/api/v1/operators/wrong-unit").then().statusCode(404);
    }

    @Test
    void a_disclosure_is_a_reading_like_any_other() {
        given().contentType("application/json").body(Examples.REGISTRATION).put("/api/v1/operators/published");

        Requests.sendLines("""
                        {"type": "disclosure", "id": "d-1", "at": "2022-07-31T23:59:59Z", "operatorId": "published", "btcMined": 155}
                        {"type": "disclosure", "id": "d-2", "at": "2022-07-31T23:59:59Z", "operatorId": "published", "btcHeld": 10, "btcPledged": 20}
                        """)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[1].field", equalTo("/btcPledged"))
                .body("items[1].message", containsString("allowed is up to btcHeld"));
    }

    @Test
    void the_example_of_the_description_is_graded() {
        firstGrade(Examples.FIRST_GRADE.replace("Acme Mining", "Example Mining"))
                .statusCode(201)
                .body("estimates.size()", greaterThan(2));
    }

    private static ValidatableResponse firstGrade(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/first-grade")
                .then();
    }
}
