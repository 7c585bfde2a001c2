package io.davylamp.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.OperatorState;
import java.util.Optional;

/** Short cuts to what a test asks of an operator's metrics. */
public final class MetricSets {
    private MetricSets() {}

    public static MetricSet of(OperatorState state) {
        return OperatorMetrics.compute(state, Markets.aMarket(), Markets.STRESS, Operators.NOW);
    }

    public static MetricSet withoutMarket(OperatorState state) {
        return OperatorMetrics.compute(state, Optional.empty(), Markets.STRESS, Operators.NOW);
    }

    public static <M extends Metric> M the(MetricSet metrics, Class<M> type) {
        assertThat(metrics.all(type)).as("%s", type.getSimpleName()).hasSize(1);
        return metrics.find(type).orElseThrow();
    }

    /** Why there is no metric of a type; fails where there is one. */
    public static Unavailable why(MetricSet metrics, Class<? extends Metric> type) {
        assertThat(metrics.all(type)).as("%s", type.getSimpleName()).isEmpty();
        return metrics.all(Unavailable.class)
                .filter(it -> it.metric().equals(type.getSimpleName()))
                .findFirst()
                .orElseThrow();
    }

    public static Reason reason(MetricSet metrics, Class<? extends Metric> type) {
        return why(metrics, type).reason();
    }
}
