package io.davylamp.assessment;

import io.davylamp.metrics.Input;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which inputs a rulebook holds too old: those whose age is why one of its rules says INDETERMINATE. */
final class StaleInputs {
    private StaleInputs() {}

    static Set<Input> in(Collection<? extends Finding> findings) {
        Set<Input> stale = EnumSet.noneOf(Input.class);
        ages(findings).map(InputAge::input).forEach(stale::add);
        return stale;
    }

    static Stream<InputAge> ages(Collection<? extends Finding> findings) {
        return findings.stream()
                .filter(it -> it instanceof Finding.Stress stress && stress.grade() == Grade.INDETERMINATE)
                .flatMap(it -> it.because().stream())
                .filter(InputAge.class::isInstance)
                .map(InputAge.class::cast);
    }
}
