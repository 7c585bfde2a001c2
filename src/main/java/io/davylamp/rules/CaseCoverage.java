package io.davylamp.rules;

import io.davylamp.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a rule's cases leave open. */
final class CaseCoverage {
    /** A number a fact's field is compared with. */
    private record Limit(Vocabulary.Fact fact, Vocabulary.Field field, double value) {
        boolean isMetBy(Metric metric) {
            return metric.getClass() == fact.type() && Double.compare(number(metric), value) == 0;
        }

        private double number(Metric metric) {
            try {
                return (double) fact.type().getMethod(field.name()).invoke(metric);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record has an accessor for each component", e);
            }
        }

        @Override
        public String toString() {
            return "%s.%s = %s".formatted(fact.name(), field.name(), value);
        }
    }

    private CaseCoverage() {}

    static List<CaseFailure> missing(Rule rule, List<RuleCase> cases) {
        RuleInfo info = rule.info();
        String id = info.id();
        List<String> lacks = new ArrayList<>();
        if (cases.stream().noneMatch(it -> it.expect().contains(id))) {
            lacks.add("no case in which it speaks");
        }
        if (cases.stream().noneMatch(it -> it.expectNot().contains(id))) {
            lacks.add("no case in which it is silent");
        }
        limits(rule).stream()
                .filter(limit -> cases.stream()
                        .filter(it -> it.names(id))
                        .noneMatch(it -> it.facts().values().stream().anyMatch(limit::isMetBy)))
                .forEach(limit -> lacks.add("no case on its limit, %s".formatted(limit)));
        return lacks.stream()
                .map(it -> new CaseFailure(info.file(), info.line(), info.cell(), id, it))
                .toList();
    }

    private static Set<Limit> limits(Rule rule) {
        Set<Limit> limits = new LinkedHashSet<>();
        rule.patterns()
                .forEach(pattern -> pattern.conditions().stream()
                        .flatMap(CaseCoverage::comparisons)
                        .forEach(it -> {
                            if (it.left() instanceof Term.OfFact left && it.right() instanceof Term.Number right) {
                                limits.add(new Limit(pattern.fact(), left.field(), right.value()));
                            }
                        }));
        return limits;
    }

    private static Stream<Condition.Comparison> comparisons(Condition condition) {
        if (condition instanceof Condition.Comparison it) {
            return Stream.of(it);
        } else if (condition instanceof Condition.All it) {
            return it.conditions().stream().flatMap(CaseCoverage::comparisons);
        } else if (condition instanceof Condition.Any it) {
            return it.conditions().stream().flatMap(CaseCoverage::comparisons);
        }
        return condition instanceof Condition.Not it ? comparisons(it.condition()) : Stream.empty();
    }
}
