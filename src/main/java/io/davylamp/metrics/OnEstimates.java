package io.davylamp.metrics;

import io.davylamp.metrics.OperatorMetric.Estimated;
import java.util.Optional;
import java.util.stream.Collectors;

/** What whoever acts on figures must know of them where some are estimated. */
public final class OnEstimates {
    private OnEstimates() {}

    /** {@code It rests on estimates, taken at their middle: uptime, power price.} Empty where nothing is estimated. */
    public static Optional<String> caution(MetricSet metrics) {
        String figures =
                metrics.all(Estimated.class).map(Estimated::figure).distinct().collect(Collectors.joining(", "));
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of("It rests on estimates, taken at their middle: %s.".formatted(figures));
    }
}
