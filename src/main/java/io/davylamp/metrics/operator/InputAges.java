package io.davylamp.metrics.operator;

import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.metrics.OperatorMetric.InputMissing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How old the readings are that everything else is based on, and which were never sent. */
final class InputAges {
    private static final double SECONDS_PER_DAY = 86_400;

    private InputAges() {}

    static List<Metric> of(Situation it) {
        return Arrays.stream(Input.values()).map(input -> age(it, input)).toList();
    }

    private static Metric age(Situation it, Input input) {
        return it.at(input)
                .<Metric>map(at -> new InputAge(input, days(at, it.now())))
                .orElseGet(() -> new InputMissing(input));
    }

    private static double days(Instant at, Instant now) {
        return Duration.between(at, now).getSeconds() / SECONDS_PER_DAY;
    }
}
