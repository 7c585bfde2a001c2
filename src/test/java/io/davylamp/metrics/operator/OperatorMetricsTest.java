package io.davylamp.metrics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Input;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.metrics.OperatorMetric.InputMissing;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.Since;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {
    @Test
    void every_metric_is_there_or_says_why_it_is_not() {
        // Given
        OperatorState silent = Operators.anOperator();
        OperatorState talkative = Operators.anOperator(
                Operators.fleet(3_500, 0.94),
                Operators.cost(0.052, 60_000, 0),
                Operators.treasury(Operators.NOW, 1e6, 10),
                Operators.debt(Operators.btcLoan(1e6, 100), Operators.unsecured(10)));

        // Then
        for (OperatorState state : List.of(silent, talkative)) {
            assertThat(names(MetricSets.of(state))).containsAll(allNames());
            assertThat(names(MetricSets.withoutMarket(state))).containsAll(allNames());
        }
    }

    @Test
    void ages_count_from_the_latest_reading_of_a_kind_to_the_moment_judged() {
        // Given
        Reading.Fleet fleet = Operators.fleet(1, 1);
        OperatorState state =
                Operators.anOperator(fleet, Operators.treasury(Operators.NOW.minus(Duration.ofDays(40)), 1, 1));

        // When
        MetricSet metrics = OperatorMetrics.compute(
                state, Markets.aMarket(), Markets.STRESS, Operators.NOW.plus(Duration.ofHours(36)));

        // Then
        assertThat(metrics.all(InputAge.class))
                .containsExactly(
                        new InputAge(Input.MARKET, 1.5),
                        new InputAge(Input.FLEET, 1.5),
                        new InputAge(Input.TREASURY, 41.5));
        assertThat(metrics.all(InputMissing.class))
                .containsExactly(new InputMissing(Input.COST), new InputMissing(Input.DEBT));
    }

    @Test
    void without_any_market_reading_the_market_is_missing() {
        // When
        MetricSet metrics = MetricSets.withoutMarket(Operators.anOperator());

        // Then
        assertThat(metrics.all(InputMissing.class).map(InputMissing::input)).containsExactly(Input.values());
    }

    private static Set<String> names(MetricSet metrics) {
        return metrics.values().stream()
                .map(it -> it instanceof Unavailable absent ? absent.metric() : it.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every record of the sealed type; of age and missing only one may be there. */
    /** Those of the first edition; the second says its own only where there is something to say. */
    private static Set<String> allNames() {
        Set<String> names = Arrays.stream(OperatorMetric.class.getPermittedSubclasses())
                .filter(it -> !it.isAnnotationPresent(Since.class))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(Set.of("Doubtful", "InputAge", "InputMissing"));
        return names;
    }
}
