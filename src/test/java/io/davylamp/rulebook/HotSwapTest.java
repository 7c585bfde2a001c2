package io.davylamp.rulebook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.davylamp.testing.PostgresResource;
import io.davylamp.testing.RulesFolderResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when a risk officer saves a rule file while the service runs. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RulesFolderResource.class)
class HotSwapTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Rulebook rulebook;

    private Path file;
    private String shipped;
    private String shippedVersion;

    @BeforeEach
    void remember() throws IOException {
        file = Path.of(rulebook.status().folder(), "liquidity", "runway.drl");
        shipped = Files.readString(file);
        shippedVersion = version();
    }

    @AfterEach
    void restore() throws IOException {
        Files.writeString(file, shipped);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(version()).isEqualTo(shippedVersion);
            assertThat(rulebook.status().problems()).isEmpty();
        });
    }

    @Test
    void a_changed_file_comes_into_force() throws IOException {
        // When
        Files.writeString(file, shipped.replace("Runway below a year", "Runway below twelve months"));
        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(version()).isNotEqualTo(shippedVersion));
        assertThat(rulebook.status().rules()).anyMatch(it -> it.name().equals("Runway below twelve months"));
        assertThat(rulebook.status().problems()).isEmpty();
    }

    @Test
    void a_broken_file_leaves_the_last_good_rules_at_work_and_is_named_everywhere() throws IOException {
        // When
        Files.writeString(file, shipped.replaceFirst("\\$days : days", "\\$days : dayz"));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rulebook.status().problems()).isNotEmpty());
        assertThat(version()).isEqualTo(shippedVersion);
        assertThat(rulebook.status().problems().get(0).toString())
                .contains("liquidity/runway.drl:")
                .contains("dayz")
                .contains("Maybe");
        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rulebook' }.data.problems", containsString("liquidity/runway.drl:"));
        given().get(management.resolve("/q/metrics")).then().body(containsString("davylamp_rulebook_refused 1.0"));
        given().get("/api/v1/rulebooks/status").then().body("problems.file", hasItem("liquidity/runway.drl"));
        String refused = rulebook.status().refused().orElseThrow();
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/api/v1/alerts")
                        .then()
                        .body("topic", hasItem("rulebook:" + refused))
                        .body("headline", hasItem(containsString(shippedVersion + " stays in force"))));
    }

    @Test
    void a_file_whose_cases_fail_is_refused() throws IOException {
        // When
        Files.writeString(file, shipped.replace("days < 365", "days < 300"));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rulebook.status().problems()).isNotEmpty());
        assertThat(version()).isEqualTo(shippedVersion);
        assertThat(rulebook.status().problems().get(0).file()).contains("runway.cases.yaml");
    }

    @Test
    void the_status_names_the_version_that_judges() {
        given().get("/api/v1/rulebooks/status").then().statusCode(200).body("active.version", equalTo(version()));
    }

    private String version() {
        return rulebook.status().active().orElseThrow().version();
    }
}
