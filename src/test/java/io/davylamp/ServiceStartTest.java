package io.davylamp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServiceStartTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    @ParameterizedTest
    @ValueSource(strings = {"started", "live", "ready"})
    void reports_kubernetes_it_is_up(String probe) {
        // When
        given().get(management.resolve("/q/health/" + probe))

                // Then
                .then()
                .statusCode(200)
                .body("status", is("UP"));
    }

    @Test
    void shows_prometheus_its_connection_pool() {
        // When
        given().get(management.resolve("/q/metrics"))

                // Then
                .then()
                .statusCode(200)
                .body(containsString("agroal_available_count"));
    }

    @Test
    void lets_the_head_of_the_audit_trail_stand_outside_the_database() {
        // When
        given().get(management.resolve("/q/health"))

                // Then
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'audit' }.data.head", matchesPattern("\\d+:[0-9a-f]{64}"));
        given().get(management.resolve("/q/metrics"))
                .then()
                .body(
                        containsString("davylamp_audit_head{head=\""),
                        containsString("davylamp_audit_sound 1.0"),
                        containsString("davylamp_database_writable 1.0"),
                        containsString("davylamp_delivery_oldest_seconds 0.0"));
    }

    @Test
    void describes_its_api() {
        // When
        given().get("/q/openapi?format=json")

                // Then
                .then()
                .statusCode(200)
                .body("info.title", is("Davylamp"));
    }
}
