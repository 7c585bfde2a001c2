package io.davylamp.monitor;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.book.Replay;
import io.davylamp.monitor.intake.Batch;
import io.davylamp.operator.OperatorStore;
import io.davylamp.operator.StateStore;
import io.davylamp.sql.Sql;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A fault of one operator, or of one item, is its own: whoever stands beside it is judged as ever. */
@QuarkusTest
@TestProfile(SmallChunks.class)
class JudgedAloneTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private static final Instant START = Instant.parse("2019-01-01T12:00:00Z");

    @Inject
    OperatorStore operators;

    @Inject
    StateStore states;

    @Inject
    RiskMonitor monitor;

    @Inject
    Replay replay;

    @Inject
    DataSource database;

    @Test
    void an_operator_that_cannot_be_judged_says_so_and_the_others_are_judged() {
        // Given two operators as any other, and one whose figures were taken in before there were bounds
        send(market("ja-1", START, OptionalDouble.empty()));
        for (String id : List.of("ja-a", "ja-b", "ja-c")) {
            register(id);
            sendAll(readings(id, START.plusSeconds(60)));
        }
        monitor.accept(Batch.of("test", Books.confirmed(absurd("ja-b", START.plusSeconds(120)))));

        // When
        Instant tick = START.plusSeconds(3_600);
        send(market("ja-2", tick, OptionalDouble.of(0.7))).statusCode(200).body("accepted", equalTo(1));

        // Then
        assessment("ja-a").body("at", equalTo(tick.toString())).body("grade", not("INDETERMINATE"));
        assessment("ja-c").body("at", equalTo(tick.toString())).body("grade", not("INDETERMINATE"));
        assessment("ja-b")
                .body("grade", equalTo("INDETERMINATE"))
                .body("incomplete", equalTo(true))
                .body("findings", hasSize(1))
                .body("findings[0].ruleId", equalTo("not-judged"))
                .body("findings[0].text", containsString("Could not be judged: "))
                .body("findings[0].text", containsString("Maybe"));
        assertThat(given().header("Accept", "text/html").get("/operators/ja-b").asString())
                .contains("Could not be judged: ")
                .doesNotContain("Inputs are missing or stale");
        get("/api/v1/backlog").then().body("lines", hasSize(0)).body("walks.operators", equalTo(0));
        get("/api/v1/alerts")
                .then()
                .body(
                        "findAll { it.subject == 'ja-b' && it.topic == 'inputs' }.headline",
                        hasItem(containsString("could not be judged")));
        assertThat(get(management.resolve("/q/metrics")).asString())
                .containsPattern("davylamp_fault_total\\{stage=\"judging\",?\\} [1-9]");
        send(market("ja-3", tick.plusSeconds(60), OptionalDouble.of(0.7))).statusCode(200);
        assertThat(replay.run(START, tick.plusSeconds(3_600)).differences()).isEmpty();
    }

    @Test
    void a_batch_that_holds_its_readings_is_judged_for_the_others_and_for_itself_once_they_are_right() {
        // Given
        Instant at = Instant.parse("2019-03-01T12:00:00Z");
        List<Reading> batch = new ArrayList<>();
        for (String id : List.of("jb-a", "jb-b", "jb-c", "jb-d", "jb-e")) {
            register(id);
            batch.add(new Reading.Fleet("fleet", at, new OperatorId(id), 1_500, 0.94, 32));
        }
        monitor.accept(Batch.of("test", Books.confirmed(absurd("jb-e", at.minusSeconds(60)))));

        // When
        sendAll(batch).statusCode(200).body("accepted", equalTo(5));

        // Then
        for (String id : List.of("jb-a", "jb-b", "jb-c", "jb-d", "jb-e")) {
            assertThat(judgedAt(id)).isEqualTo(at);
        }
        assessment("jb-e").body("findings.ruleId", hasItem("not-judged"));
        sendAll(readings("jb-e", at.plusSeconds(60))).statusCode(200);
        assessment("jb-e").body("findings.ruleId", not(hasItem("not-judged")));
    }

    @Test
    void such_figures_are_refused_today() {
        // Given
        register("jc-a");

        // When, then
        List<Reading> absurd = absurd("jc-a", START);
        sendAll(absurd)
                .statusCode(422)
                .body("items.reason", hasItems("OUT_OF_RANGE"))
                .body("items.field", hasItems("/otherCashCostUsdPerDay", "/loans/0/debtServiceUsdPerDay"));
    }

    @Test
    void an_item_that_the_database_does_not_bear_is_put_aside_and_the_others_are_kept() {
        // Given
        register("jd-a");
        new Sql(database).update("alter table reading add constraint poison check (id <> 'jd-poison')");
        OperatorId id = new OperatorId("jd-a");
        List<Reading> batch = new ArrayList<>();
        for (String name : List.of("jd-1", "jd-2", "jd-poison", "jd-3", "jd-4")) {
            batch.add(new Reading.Fleet(name, START.plusSeconds(batch.size()), id, 1_500, 0.94, 32));
        }

        // When
        ValidatableResponse answer = sendAll(batch);

        // Then
        answer.statusCode(200)
                .body("accepted", equalTo(4))
                .body("rejected", equalTo(1))
                .body("items[2].outcome", equalTo("rejected"))
                .body("items[2].reason", equalTo("COULD_NOT_BE_KEPT"))
                .body("items[3].outcome", equalTo("accepted"))
                .body("items[3].reason", nullValue());
        assertThat(judgedAt("jd-a")).isEqualTo(START.plusSeconds(4));
        get("/api/v1/quarantine")
                .then()
                .body("find { it.rejection.readingId == 'jd-poison' }.rejection.item", containsString("1500"));
        new Sql(database).update("alter table reading drop constraint poison");
    }

    private void register(String id) {
        operators.register(Books.anOperator(id), START);
    }

    /** Where nothing changes, no new assessment is recorded: the operator's own row says up to when it was judged. */
    private Instant judgedAt(String id) {
        return states.find(new OperatorId(id))
                .orElseThrow()
                .judged()
                .orElseThrow()
                .at();
    }

    private static List<Reading> readings(String id, Instant at) {
        return Books.readings(new OperatorId(id), at, 1, new Random(1)).stream()
                .map(it -> at(it, at))
                .toList();
    }

    /** The same reading at a given moment. */
    private static Reading at(Reading it, Instant at) {
        return ReadingJson.read(ReadingJson.write(it).replace(it.at().toString(), at.toString()));
    }

    private static List<Reading> absurd(String id, Instant at) {
        OperatorId operator = new OperatorId(id);
        return List.of(
                new Reading.Cost("absurd-cost", at, operator, 0.06, 1.7e308, 0),
                new Reading.Debt(
                        "absurd-debt",
                        at,
                        operator,
                        List.of(new Loan("loan", 12e6, 1.7e308, new Loan.Collateral.None())),
                        false));
    }

    private static Reading.Market market(String id, Instant at, OptionalDouble impliedVol) {
        return new Reading.Market(
                id,
                at,
                20_000,
                3e13,
                6.25,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                new Quotes(OptionalDouble.of(0.03), impliedVol, OptionalDouble.of(0.04)));
    }

    private static ValidatableResponse assessment(String id) {
        return get("/api/v1/operators/" + id + "/assessment").then().statusCode(200);
    }

    private static ValidatableResponse send(Reading reading) {
        return sendAll(List.of(reading));
    }

    private static ValidatableResponse sendAll(List<? extends Reading> readings) {
        return given().contentType(ContentType.JSON)
                .body(readings.stream().map(ReadingJson::write).collect(Collectors.joining(",", "[", "]")))
                .post("/api/v1/readings")
                .then();
    }
}
