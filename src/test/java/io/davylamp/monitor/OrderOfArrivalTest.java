package io.davylamp.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.book.Replay;
import io.davylamp.monitor.intake.Batch;
import io.davylamp.operator.OperatorStore;
import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Order, repeats and lateness of readings do not change what stands in the end. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OrderOfArrivalTest {
    private static final Instant START = Instant.parse("2022-01-01T12:00:00Z");
    private static final int MONTHS = 6;
    private static final int PERMUTATIONS = 40;

    @Inject
    OperatorStore operators;

    @Inject
    AssessmentStore assessments;

    @Inject
    RiskMonitor monitor;

    @Inject
    Replay replay;

    @Test
    void any_order_of_arrival_gives_the_same_standing_assessments() {
        // Given
        List<Reading.Market> market = new ArrayList<>();
        Random prices = new Random(7);
        double price = 45_000;
        for (int day = 0; day < 30 * MONTHS; day++) {
            price *= Math.exp(0.04 * prices.nextGaussian() - 0.004);
            market.add(Books.aMarket(START.plus(Duration.ofDays(day)), price));
        }
        Collections.shuffle(market, new Random(3));
        List<Reading.Market> early = market.subList(0, market.size() / 2);
        List<Reading.Market> late = market.subList(market.size() / 2, market.size());
        accept(early);

        // When
        for (int i = 0; i < PERMUTATIONS; i++) {
            if (i == PERMUTATIONS / 2) {
                accept(late);
            }
            OperatorId id = new OperatorId("order-" + i);
            operators.register(Books.anOperator(id.value()), START);
            List<Reading> readings = Books.readings(id, START, MONTHS, new Random(11));
            if (i > 0) {
                Collections.shuffle(readings, new Random(i));
                readings.addAll(readings.subList(0, 5));
            }
            for (List<Reading> part : parts(readings, new Random(i))) {
                accept(part);
            }
        }

        // Then
        List<String> inOrder = standing("order-0");
        assertThat(inOrder).hasSizeGreaterThan(100);
        for (int i = 1; i < PERMUTATIONS; i++) {
            assertThat(standing("order-" + i)).as("permutation %d", i).isEqualTo(inOrder);
        }
        Replay.Report report = replay.run(START, START.plus(Duration.ofDays(400)));
        assertThat(report.replayed()).isGreaterThan(100L * PERMUTATIONS);
        assertThat(report.differences()).isEmpty();
    }

    private void accept(List<? extends Reading> readings) {
        monitor.accept(Batch.of("test", Books.submissions(readings)));
    }

    /** What stands of one operator: the verdict of each day and its change, without its name. */
    private List<String> standing(String id) {
        return assessments
                .between(Subject.of(new OperatorId(id)), START, START.plus(Duration.ofDays(400)), 10_000)
                .stream()
                .map((Assessment it) -> AssessmentJson.write(it).replace(id, "it"))
                .toList();
    }

    private static List<List<Reading>> parts(List<Reading> readings, Random random) {
        List<List<Reading>> parts = new ArrayList<>();
        for (int from = 0; from < readings.size(); ) {
            int to = Math.min(readings.size(), from + 1 + random.nextInt(6));
            parts.add(readings.subList(from, to));
            from = to;
        }
        return parts;
    }
}
