package io.davylamp.web.rulebooks;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RulebookResourceTest {
    @Test
    void says_what_is_in_force_rule_by_rule() {
        get("/api/v1/rulebooks/status")
                .then()
                .statusCode(200)
                .body("active.source", startsWith("folder"))
                .body("rules.size()", greaterThan(10))
                .body("rules.id", hasItem("LIQ-003"))
                .body("rules.find { it.id == 'LIQ-003' }.line", greaterThan(0))
                .body("problems", hasSize(0));
    }

    @Test
    void gives_the_text_of_the_version_in_force() {
        String version =
                get("/api/v1/rulebooks").then().statusCode(200).extract().path("[0].version");

        get("/api/v1/rulebooks/" + version).then().statusCode(200).body("files", hasKey("rulebook.yaml"));
        get("/api/v1/rulebooks/status").then().body("active.version", equalTo(version));
    }

    @Test
    void lists_every_word_a_rule_can_be_made_of() {
        get("/api/v1/rulebooks/vocabulary")
                .then()
                .statusCode(200)
                .body("facts.name", hasItem("Runway"))
                .body("facts.find { it.name == 'Runway' }.fields[0].example", equalTo("Runway( days < 90 )"))
                .body("instruments", hasItem("BUY_PUTS"))
                .body("flags", hasItem("RUNWAY_SHORT"));
    }

    @Test
    void a_version_that_never_was_is_not_found() {
        isProblem(get("/api/v1/rulebooks/0000").then(), ProblemType.NOT_FOUND);
    }
}
