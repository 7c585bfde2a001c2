package io.davylamp.web.book;

import static io.davylamp.web.Problems.isProblem;
import static io.davylamp.web.Requests.register;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OperatorResourceTest {
    @Test
    void registers_an_operator_and_shows_the_defaults_it_took() {
        register("op-new", "{\"name\": \"Acme Mining\"}")
                .statusCode(201)
                .header("Location", endsWith("/api/v1/operators/op-new"))
                .body("id", equalTo("op-new"))
                .body("name", equalTo("Acme Mining"))
                .body("pool.scheme", equalTo("FPPS"))
                .body("pool.fee", equalTo(0.02f))
                .body("power.pue", equalTo(1.05f))
                .body("power.takeOrPay", equalTo(false))
                .body("power.curtailable", equalTo(false))
                .body("btcHaircut", equalTo(0.1f));
    }

    @Test
    void changes_a_known_operator() {
        register("op-known", "{\"name\": \"Before\"}").statusCode(201);

        register("op-known", "{\"name\": \"After\", \"pool\": {\"scheme\": \"PPLNS\", \"fee\": 0}}")
                .statusCode(200)
                .body("name", equalTo("After"));

        get("/api/v1/operators/op-known").then().body("pool.scheme", equalTo("PPLNS"));
    }

    @Test
    void takes_back_what_it_gave_and_goes_by_the_path() {
        register("op-source", "{\"name\": \"Source\", \"btcHaircut\": 0.25}").statusCode(201);
        String profile = get("/api/v1/operators/op-source").asString();

        register("op-copy", profile)
                .statusCode(201)
                .body("id", equalTo("op-copy"))
                .body("btcHaircut", equalTo(0.25f));
    }

    @Test
    void lists_every_operator() {
        register("op-listed", "{\"name\": \"Listed\"}").statusCode(201);

        get("/api/v1/operators").then().statusCode(200).body("id", hasItem("op-listed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": "A", "btcHaircut": 10}              | INVALID_VALUE  | /btcHaircut  | percentage
                    {"name": "A", "pool": {"fee": 2}}            | INVALID_VALUE  | /pool/fee    | percentage
                    {"name": "A", "pool": {"scheme": "FPS"}}     | INVALID_VALUE  | /pool/scheme | FPPS
                    {"name": "A", "power": {"pue": 0.05}}        | INVALID_VALUE  | /power/pue   | overhead
                    {"name": "A", "power": {"pue": "1.1"}}       | INVALID_VALUE  | /power/pue   | quotes
                    {"name": " "}                                | INVALID_VALUE  | /name        | trading name
                    {"btcHaircut": 0.1}                          | INVALID_VALUE  | /name        | trading name
                    {"name": "A", "btcHairCut": 0.1}             | UNKNOWN_FIELD  | /btcHairCut  | btcHaircut
                    {"name": "A", "pool": {"fees": 0.1}}         | UNKNOWN_FIELD  | /pool/fees   | fee
                    """)
    void points_at_the_field_that_is_wrong(String body, ProblemType type, String pointer, String advice) {
        isProblem(register("op-wrong", body), type)
                .body("pointer", equalTo(pointer))
                .body("advice", containsString(advice));
        isProblem(get("/api/v1/operators/op-wrong").then(), ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": "Acme
                    {"name" "Acme"}
                    ''
                    {"name": "A", "name": "B"}
                    {"name": "A"} {}
                    """)
    void says_where_a_body_stops_being_json(String body) {
        isProblem(register("op-broken", body), ProblemType.MALFORMED_BODY);
    }

    @Test
    void refuses_a_body_of_another_shape() {
        isProblem(register("op-shape", "[1, 2]"), ProblemType.MALFORMED_BODY);
    }

    @Test
    void refuses_an_id_that_is_none() {
        isProblem(register("Acme Mining", "{\"name\": \"Acme\"}"), ProblemType.INVALID_PARAMETER)
                .body("parameter", equalTo("id"))
                .body("advice", containsString("lower case"));
    }

    @Test
    void says_how_to_register_an_operator_nobody_knows() {
        isProblem(get("/api/v1/operators/nobody").then(), ProblemType.NOT_FOUND)
                .body("detail", containsString("nobody"))
                .body("advice", containsString("PUT /api/v1/operators/nobody"));
    }

    @Test
    void reads_json_only() {
        isProblem(
                        given().contentType(ContentType.XML)
                                .body("<a/>")
                                .put("/api/v1/operators/op-xml")
                                .then(),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE)
                .body("detail", containsString("application/xml"));
    }
}
