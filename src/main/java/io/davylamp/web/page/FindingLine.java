package io.davylamp.web.page;

import io.davylamp.metrics.Metric;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one rule said, as a page shows it: its findings together.
 *
 * @param ruleId the rule
 * @param grade the worst grade it asked for, where it asked for one
 * @param flags the flags it raised
 * @param instruments the hedges it asked for
 * @param texts its sentences
 * @param because the metrics that made it say so
 * @param rule the rule as it was in the rulebook that judged, where that is known
 */
public record FindingLine(
        String ruleId,
        @Nullable Grade grade,
        List<String> flags,
        List<String> instruments,
        List<String> texts,
        List<MetricLine> because,
        @Nullable RuleInfo rule) {

    /** Findings by rule, in the order they came. */
    public static List<FindingLine> of(List<Finding> findings, Map<String, RuleInfo> rules) {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        findings.forEach(it ->
                byRule.computeIfAbsent(it.ruleId(), id -> new ArrayList<>()).add(it));
        return byRule.entrySet().stream()
                .map(it -> ofOne(it.getKey(), it.getValue(), rules.get(it.getKey())))
                .toList();
    }

    private static FindingLine ofOne(String ruleId, List<Finding> said, @Nullable RuleInfo rule) {
        return new FindingLine(
                ruleId,
                said.stream()
                        .filter(Finding.Stress.class::isInstance)
                        .map(it -> ((Finding.Stress) it).grade())
                        .reduce(Grade::worst)
                        .orElse(null),
                labels(said, Finding.Crunch.class, it -> PageText.words(it.flag())),
                labels(said, Finding.Hedge.class, it -> PageText.words(it.instrument())),
                said.stream().map(Finding::text).distinct().toList(),
                said.stream()
                        .flatMap(it -> it.because().stream())
                        .filter(it -> !(it instanceof Metric.Unavailable))
                        .distinct()
                        .map(MetricLine::of)
                        .toList(),
                rule);
    }

    private static <F extends Finding> List<String> labels(
            List<Finding> said, Class<F> type, Function<F, String> label) {
        return said.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(label)
                .distinct()
                .toList();
    }
}
