package io.davylamp.assessment;

import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.metrics.OperatorMetric.InputMissing;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operator's figures are known to ask for at a moment, from the second edition on.
 *
 * @param findings those that stand on known figures; where no input is wanting, all that ask for a grade
 * @param incomplete whether inputs were missing or stale
 * @param asOf the moment of the latest figure that has become stale; the moment judged where none has
 * @param wouldSettle the figures that are wanting, in words
 */
record Known(List<Finding.Stress> findings, boolean incomplete, Instant asOf, List<String> wouldSettle) {
    private static final Map<Input, String> FIGURES = Map.of(
            Input.MARKET, "price and difficulty of bitcoin",
            Input.FLEET, "hashrate, uptime and efficiency of the machines",
            Input.TREASURY, "cash and coins held",
            Input.COST, "power price and other cash cost",
            Input.DEBT, "loans and debt service");

    Known {
        findings = List.copyOf(findings);
        wouldSettle = List.copyOf(wouldSettle);
    }

    /**
     * What is known of a moment.
     *
     * @param stress all findings that ask for a grade
     * @param metrics what they are based on
     * @param wantedAbsent by rule, the facts it asks not to be there: a fact that is not known is not known to be absent
     */
    static Known of(List<Finding.Stress> stress, MetricSet metrics, Map<String, Set<String>> wantedAbsent, Instant at) {
        List<Finding.Stress> wanting =
                stress.stream().filter(it -> it.grade() == Grade.INDETERMINATE).toList();
        if (wanting.isEmpty()) {
            return new Known(stress, false, at, List.of());
        }
        Set<String> unknown = metrics.all(Unavailable.class)
                .filter(Known::isUnknown)
                .map(Unavailable::metric)
                .collect(Collectors.toSet());
        List<Finding.Stress> positive = stress.stream()
                .filter(it -> it.grade() != Grade.INDETERMINATE)
                .filter(it -> it.because().stream().noneMatch(Known::isUnknown))
                .filter(it -> wantedAbsent.getOrDefault(it.ruleId(), Set.of()).stream()
                        .noneMatch(unknown::contains))
                .toList();
        List<String> wouldSettle =
                wanting.stream().flatMap(Known::words).distinct().toList();
        return new Known(positive, true, asOf(wanting, at), wouldSettle);
    }

    /** The worst grade asked for; NORMAL where none is. */
    Grade worst() {
        return findings.stream().map(Finding.Stress::grade).reduce(Grade.NORMAL, Grade::worst);
    }

    /** From which grade to which the truth may be; empty where nothing is wanting. */
    Optional<GradeRange> range() {
        return incomplete ? Optional.of(new GradeRange(worst(), Grade.CAPITULATION, wouldSettle)) : Optional.empty();
    }

    private static boolean isUnknown(Metric metric) {
        return metric instanceof InputMissing
                || (metric instanceof Unavailable it && it.reason() != Reason.NOT_APPLICABLE);
    }

    private static Instant asOf(List<Finding.Stress> wanting, Instant at) {
        return StaleInputs.ages(wanting)
                .map(it -> at.minusMillis(Math.round(it.days() * 86_400_000)))
                .max(Instant::compareTo)
                .orElse(at);
    }

    /** The figures a finding misses; where it names none, what it says. */
    private static Stream<String> words(Finding.Stress wanting) {
        List<String> words = wanting.because().stream().flatMap(Known::figures).toList();
        return words.isEmpty() ? Stream.of(wanting.text()) : words.stream();
    }

    private static Stream<String> figures(Metric metric) {
        if (metric instanceof InputMissing it) {
            return Stream.of(FIGURES.get(it.input()));
        } else if (metric instanceof InputAge it) {
            return Stream.of("newer figures of " + FIGURES.get(it.input()));
        }
        return Stream.empty();
    }
}
