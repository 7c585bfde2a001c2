package io.davylamp.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first numbers of the long walk: {@code ./mvnw test-compile exec:java@fuzz} goes on from here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FuzzTest {
    @TestHTTPResource("/")
    URI service = URI.create("/");

    /** Some were not malformed enough: what they ordered must not hold up other tests. */
    @AfterEach
    void cancelWhatWasOrdered() {
        List<String> ordered = given().get("/api/v1/backtests?limit=200").jsonPath().getList("id", String.class);
        ordered.forEach(it -> given().delete("/api/v1/backtests/" + it).then().statusCode(200));
    }

    @Test
    void no_malformed_request_is_answered_by_a_fault_of_ours() throws Exception {
        // When
        FuzzTally tally = new Fuzzer(service).run(1, 1_500, 2);

        // Then
        assertThat(tally.faults()).as(tally.toString()).isEmpty();
    }
}
