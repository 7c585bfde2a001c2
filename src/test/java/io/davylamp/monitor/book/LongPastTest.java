package io.davylamp.monitor.book;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.Books;
import io.davylamp.monitor.RiskMonitor;
import io.davylamp.monitor.SmallChunks;
import io.davylamp.monitor.backlog.Backlog;
import io.davylamp.monitor.intake.Batch;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.Rulebook;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Four years of the market come in under a book: they are judged beside everything else, and come out as in one go. */
@QuarkusTest
@TestProfile(SmallChunks.class)
class LongPastTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 1_459;
    private static final int OPERATORS = 24;
    private static final Instant START = FIRST.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private static final Instant END = START.plus(Duration.ofDays(DAYS + 30));
    private static final Duration QUICKLY = Duration.ofSeconds(10);
    private static final Duration IN_THE_END = Duration.ofMinutes(5);

    @Inject
    OperatorStore operators;

    @Inject
    ReadingStore readings;

    @Inject
    AssessmentStore assessments;

    @Inject
    RiskMonitor monitor;

    @Inject
    Rulebook rulebook;

    @Inject
    Markets markets;

    @Inject
    Backlog backlog;

    @Test
    void it_is_judged_in_stretches_while_readings_are_answered_and_comes_out_as_in_one_go() {
        // Given half of the book with readings of four years, the other half with its first only
        for (int i = 0; i < OPERATORS; i++) {
            operators.register(Books.anOperator(id(i).value()), START);
            List<Reading> own = Books.readings(id(i), START, i % 2 == 0 ? 48 : 1, new Random(i));
            monitor.accept(Batch.of("test", Books.submissions(own)));
        }

        // When
        long asked = System.nanoTime();
        given().contentType("text/csv")
                .body(history())
                .post("/api/v1/market/history")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(DAYS));

        // Then the sender is not kept waiting, and the work is under way
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(QUICKLY);
        await().atMost(QUICKLY).until(() -> walking() > 0);
        long atFirst = walking();

        // Then what comes in meanwhile, of now and of the past, is judged at once
        Instant now = START.plus(Duration.ofDays(DAYS + 1));
        send(new Reading.Fleet("now", now, id(OPERATORS - 1), 2_000, 0.97, 28));
        assertThat(assessments
                        .at(Subject.of(id(OPERATORS - 1)), END)
                        .orElseThrow()
                        .at())
                .isEqualTo(now);
        send(new Reading.Cost("late", START.plus(Duration.ofDays(DAYS - 40)), id(OPERATORS - 2), 0.09, 40_000, 0));
        send(Books.aMarket(now.plusSeconds(60), 101_000));

        // Then each piece is committed, and in the end all is as if it had been judged in one go
        await().atMost(IN_THE_END).until(() -> walking() < atFirst);
        await().atMost(IN_THE_END).until(() -> walking() == 0);
        get("/api/v1/backlog").then().body("walks.operators", equalTo(0)).body("lines.size()", equalTo(0));
        for (int i = 0; i < OPERATORS; i++) {
            assertThat(standing(id(i))).as("operator %d", i).isEqualTo(inOneGo(id(i)));
        }
    }

    private static OperatorId id(int i) {
        return new OperatorId("past-" + i);
    }

    private long walking() {
        Backlog.Status status = backlog.look();
        return status.walks().operators() + (status.lines().isEmpty() ? 0 : OPERATORS);
    }

    private static String history() {
        Random random = new Random(7);
        StringBuilder rows = new StringBuilder("date,price_usd,blk_cnt,difficulty_mean,fees_btc,issuance_btc\n");
        double price = 9_000;
        for (int day = 0; day < DAYS; day++) {
            price *= Math.exp(0.035 * random.nextGaussian());
            rows.append("%s,%s,144,3e13,14.4,900%n".formatted(FIRST.plusDays(day), price));
        }
        return rows.toString();
    }

    private static void send(Reading reading) {
        long asked = System.nanoTime();
        given().contentType(ContentType.JSON)
                .body(ReadingJson.write(reading))
                .post("/api/v1/readings")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(QUICKLY);
    }

    private List<String> standing(OperatorId id) {
        return assessments.recorded(Subject.of(id), Instant.EPOCH, END).stream()
                .map(it -> AssessmentJson.write(it.assessment()))
                .toList();
    }

    /** Whether a reading of the operator's own keeps it from being dormant at a moment: for 90 days. */
    private static boolean isAwake(Reading reading, Instant at) {
        return !reading.at().isAfter(at)
                && !reading.at().plus(Duration.ofDays(90)).isBefore(at);
    }

    /** One walk over all readings there are, held in memory. */
    private List<String> inOneGo(OperatorId id) {
        List<Reading.OfOperator> own = readings.from(id, Instant.EPOCH);
        MarketTimeline market = markets.from(own.get(0).at());
        TreeSet<Instant> moments = new TreeSet<>(market.momentsFrom(own.get(0).at()));
        own.forEach(it -> moments.add(it.at()));
        moments.removeIf(it -> own.stream().noneMatch(reading -> isAwake(reading, it)));
        OperatorState empty = OperatorState.empty(operators.profile(id).orElseThrow());
        List<Recorded> recorded;
        try (Rulebook.Lease lease = rulebook.lease()) {
            Walk walk = new Walk(
                    new OperatorTimeline(empty, own, market::at),
                    new Judge(lease.rules(), GradeMemory.NONE),
                    1,
                    Optional.empty());
            moments.forEach(walk::step);
            recorded = walk.recorded;
        }
        return recorded.stream()
                .map(it -> AssessmentJson.write(it.assessment()))
                .toList();
    }
}
