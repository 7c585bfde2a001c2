package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.OperatorMetric.SoldToMined;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped rules against the grades of named operators of 2022, from what they reported. */
class WorkedOperatorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"OPC-01", "OPC-02", "OPC-04", "OPC-07", "OPC-08"})
    void the_shipped_rules_grade_a_named_operator_as_the_worked_case_does(String id) {
        // Given
        JsonNode theCase = WorkedCases.find(id);
        MetricSet metrics = metrics(theCase.get("inputs"));
        try (RuleSet rules = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED))) {
            // When
            Grade worst = rules.evaluate(metrics).stream()
                    .filter(Finding.Stress.class::isInstance)
                    .map(it -> ((Finding.Stress) it).grade())
                    .reduce(Grade.NORMAL, Grade::worst);

            // Then
            assertThat(worst)
                    .isEqualTo(Grade.valueOf(
                            theCase.get("expected").get("operator_class").asText()));
        }
    }

    /** The figures a case gives; one it gives as null does not apply. */
    private static MetricSet metrics(JsonNode inputs) {
        List<Metric> metrics = new ArrayList<>();
        add(metrics, inputs, "sold_to_mined", SoldToMined::new);
        add(metrics, inputs, "runway_days", days -> new Runway(days, Scenario.OBSERVED));
        add(metrics, inputs, "dscr", Dscr::new);
        add(metrics, inputs, "margin_call_distance", distance -> new MarginCall("loan", 20_000, distance));
        add(metrics, inputs, "cash_margin", CashMargin::new);
        assertThat(metrics).isNotEmpty();
        return new MetricSet(metrics);
    }

    private static void add(List<Metric> metrics, JsonNode inputs, String name, DoubleFunction<Metric> metric) {
        if (inputs.path(name).isNumber()) {
            metrics.add(metric.apply(inputs.get(name).asDouble()));
        }
    }
}
