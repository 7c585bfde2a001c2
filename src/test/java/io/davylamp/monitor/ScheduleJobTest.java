package io.davylamp.monitor;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.OperatorId;
import io.davylamp.operator.OperatorStore;
import io.davylamp.operator.StateStore;
import io.davylamp.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What happens without a reading: the jobs are called as the scheduler calls them. */
@QuarkusTest
@TestProfile(SmallChunks.class)
class ScheduleJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ScheduleJob schedule;

    @Inject
    OperatorStore operators;

    @Inject
    StateStore states;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Test
    void what_another_replica_left_in_the_middle_is_finished_from_there() throws Exception {
        // Given a line over the book, of which another replica has done the first operator and holds the rest
        Instant begin = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(40));
        judged("sj-left-a", begin);
        judged("sj-left-b", begin);
        Optional<Instant> before = judgedAt("sj-left-a");
        Instant moment = begin.plus(Duration.ofDays(39));
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            heldAfter("sj-left-a", moment, other);
            schedule.workOff();
            get("/api/v1/backlog").then().body("lines", hasSize(1));
            assertThat(judgedAt("sj-left-b")).isNotEqualTo(Optional.of(moment));

            // When it dies
            other.rollback();
        }
        schedule.workOff();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/api/v1/backlog").then().body("lines", empty()));
        assertThat(judgedAt("sj-left-b")).contains(moment);
        assertThat(judgedAt("sj-left-a")).isEqualTo(before);
    }

    /** Until it was not we who were quicker. */
    private static void heldAfter(String done, Instant moment, Connection other) throws SQLException {
        do {
            Sql.query(
                    other,
                    "insert into reassessment (from_at, moment, reason, cursor) values (?, ?, 'clock', ?) returning id",
                    row -> row.getLong(1),
                    moment,
                    moment,
                    done);
            other.commit();
        } while (Sql.query(other, "select id from reassessment for update skip locked", row -> row.getLong(1))
                .isEmpty());
    }

    @Test
    void a_silent_operator_is_judged_by_the_clock() {
        // Given
        Instant now = clock.instant();
        Instant silent = now.minus(Duration.ofDays(50)).truncatedTo(ChronoUnit.DAYS);
        judged("sj-silent", silent);

        // When
        schedule.lookForSilence();

        // Then
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(judgedAt("sj-silent"))
                        .hasValueSatisfying(it -> assertThat(it).isAfterOrEqualTo(minute)));
    }

    @Test
    void a_recommendation_that_nobody_decided_in_time_ends() {
        // Given one of two months ago
        strained("sj-undecided", clock.instant().minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.DAYS));
        recommendations("sj-undecided", "open").body("", hasSize(1));

        // When
        schedule.expireAdvice();

        // Then
        recommendations("sj-undecided", "open").body("", empty());
        recommendations("sj-undecided", "all").body("[0].state", equalTo("EXPIRED"));
    }

    private void judged(String id, Instant begin) {
        operators.register(Books.anOperator(id), begin);
        send("[%s, %s]"
                .formatted(
                        ReadingJson.write(Books.aMarket(begin, 23_303)),
                        Books.readings(new OperatorId(id), begin, 1, new Random(1)).stream()
                                .map(ReadingJson::write)
                                .collect(Collectors.joining(", "))));
    }

    private Optional<Instant> judgedAt(String id) {
        return states.find(new OperatorId(id)).orElseThrow().judged().map(it -> it.at());
    }

    /** Sells futures where a debt service is covered 1.1 times over and every instrument is quoted. */
    private void strained(String id, Instant at) {
        operators.register(Books.anOperator(id), at);
        send("""
                [%3$s,
                 {"type": "fleet", "id": "fleet", "at": "%1$s", "operatorId": "%2$s", "hashratePh": 1200, "uptime": 0.94,
                  "joulesPerTh": 30},
                 {"type": "cost", "id": "cost", "at": "%1$s", "operatorId": "%2$s", "powerPriceUsdPerKwh": 0.062,
                  "otherCashCostUsdPerDay": 9000, "curtailmentCreditsUsdPerDay": 0},
                 {"type": "treasury", "id": "treasury", "at": "%1$s", "operatorId": "%2$s", "cashUsd": 9000000,
                  "btcUnencumbered": 300, "btcPledged": 0, "undrawnUsd": 0},
                 {"type": "hedges", "id": "hedges", "at": "%1$s", "operatorId": "%2$s", "positions": []},
                 {"type": "debt", "id": "debt", "at": "%1$s", "operatorId": "%2$s", "missedPayment": false, "loans": [
                  {"id": "loan", "balanceUsd": 20000000, "debtServiceUsdPerDay": 50000,
                   "collateral": {"type": "none"}}]}]""".formatted(at, id, ReadingJson.write(Books.aMarket(at, 23_303))));
    }

    private static void send(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/readings")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    private static ValidatableResponse recommendations(String operator, String state) {
        return get("/api/v1/recommendations?operator=%s&state=%s".formatted(operator, state))
                .then()
                .statusCode(200);
    }
}
