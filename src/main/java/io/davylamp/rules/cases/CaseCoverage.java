package io.davylamp.rules.cases;

import io.davylamp.metrics.Metric;
import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.PlainNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what a rule's cases leave open. */
public final class CaseCoverage {
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
            return "%s.%s = %s".formatted(fact.name(), field.name(), PlainNumber.of(value));
        }
    }

    private CaseCoverage() {}

    public static List<CaseFailure> missing(Rule rule, List<RuleCase> cases) {
        String id = rule.info().id();
        Place start = rule.place();
        List<CaseFailure> lacks = new ArrayList<>();
        if (cases.stream().noneMatch(it -> it.expect().contains(id))) {
            lacks.add(failure(start, id, "no case in which it fires"));
        }
        if (cases.stream().noneMatch(it -> it.expectNot().contains(id))) {
            lacks.add(failure(start, id, "no case in which it does not fire"));
        }
        limits(rule).forEach((limit, place) -> {
            boolean met = cases.stream()
                    .filter(it -> it.names(id))
                    .anyMatch(it -> it.facts().values().stream().anyMatch(limit::isMetBy));
            if (!met) {
                lacks.add(failure(place, id, "no case exactly at its limit, %s".formatted(limit)));
            }
        });
        return lacks;
    }

    private static CaseFailure failure(Place place, String id, String message) {
        return new CaseFailure(place.file(), place.line(), place.cell(), id, message);
    }

    /** Each limit, and where it is first. */
    private static Map<Limit, Place> limits(Rule rule) {
        Map<Limit, Place> limits = new LinkedHashMap<>();
        for (Pattern pattern : rule.patterns()) {
            for (int i = 0; i < pattern.conditions().size(); i++) {
                Place place = pattern.places().get(i);
                comparisons(pattern.conditions().get(i)).forEach(it -> {
                    if (it.left() instanceof Term.OfFact left && it.right() instanceof Term.Number right) {
                        limits.putIfAbsent(new Limit(pattern.fact(), left.field(), right.value()), place);
                    }
                });
            }
        }
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
