package io.davylamp.rulebook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.rules.RuleFault;
import io.davylamp.testing.OwnDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rulebook that passes its cases and then runs over on an operator with very many loans. */
@QuarkusTest
@TestProfile(TakenOutTest.ShortDeadline.class)
class TakenOutTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String SLOW = """
            rule "Slow"
                @id("TST-001") @owner("tester") @why("To try what becomes of slow rules.")
            when
                MarginCall( $d : distance )
                BtcLtv( ratio * ratio > $d + 400 )
            then
                findings.stress(WATCH, "Slow.");
            end
            """;

    private static final String CASES = """
            - case: far above
              facts:
                MarginCall: {loanId: a, priceUsd: 1, distance: 0.9}
                BtcLtv: {loanId: a, ratio: 30}
              expect: [TST-001]

            - case: far below
              facts:
                MarginCall: {loanId: a, priceUsd: 1, distance: 0.9}
                BtcLtv: {loanId: a, ratio: 0.1}
              expect-not: [TST-001]
            """;

    @Inject
    Rulebook rulebook;

    /** Only a long evaluation is late even so: two looks of the watchdog are further apart. */
    public static final class ShortDeadline extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("davylamp.rules.deadline", "20ms");
        }
    }

    @Test
    void a_rulebook_that_runs_over_makes_way_for_the_last_good_one() throws IOException {
        // Given
        String good = version();
        Path folder = Path.of(rulebook.status().folder(), "collateral");
        Files.writeString(folder.resolve("slow.cases.yaml"), CASES);
        Files.writeString(folder.resolve("slow.drl"), SLOW);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(version())
                        .as(rulebook.status().problems().toString())
                        .isNotEqualTo(good));

        String slow = version();

        // When
        try (Rulebook.Lease lease = rulebook.lease()) {
            assertThatThrownBy(() -> evaluateTimes(50, lease))
                    .isInstanceOf(RuleFault.class)
                    .hasMessageContaining("were halted");
        }

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(version()).isEqualTo(good));
        assertThat(rulebook.status().problems().toString()).contains("were halted");
        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rulebook' }.data.problems", containsString("were halted"));
        given().get(management.resolve("/q/metrics"))
                .then()
                .body(containsString("davylamp_rulebook_taken_out_total 1.0"));
        awaitAlert("open", slow);
        given().get("/api/v1/alerts")
                .then()
                .body("subject", contains("@rulebook"))
                .body("headline", contains(containsString(good + " stays in force")));

        // When
        Files.delete(folder.resolve("slow.drl"));
        Files.delete(folder.resolve("slow.cases.yaml"));

        // Then
        awaitAlert("resolved", slow);
        assertThat(rulebook.status().problems()).isEmpty();
    }

    /** On a fast machine one evaluation may slip through between two looks of the watchdog. */
    private static void evaluateTimes(int times, Rulebook.Lease lease) {
        MetricSet loans = manyLoans();
        for (int i = 0; i < times; i++) {
            lease.rules().evaluate(loans);
        }
    }

    private static MetricSet manyLoans() {
        List<Metric> facts = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            facts.add(new OperatorMetric.MarginCall("a" + i, 1, 0.99));
        }
        for (int i = 0; i < 6_000; i++) {
            facts.add(new OperatorMetric.BtcLtv("b" + i, 0.01));
        }
        return new MetricSet(facts);
    }

    private static void awaitAlert(String status, String version) {
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/api/v1/alerts?status=" + status)
                        .then()
                        .body("topic", hasItem("rulebook:" + version)));
    }

    private String version() {
        return rulebook.status().active().orElseThrow().version();
    }
}
