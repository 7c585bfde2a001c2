package io.davylamp.web;

import io.davylamp.metrics.Metric;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a page shows it.
 *
 * @param ruleId the rule that spoke
 * @param grade the grade it asked for; absent for flags and hedges
 * @param label the flag or the instrument, for those
 * @param text what it said
 * @param because the metrics that made it say so
 * @param rule the rule as it stands in the rulebook in force, where it does
 */
record FindingLine(
        String ruleId,
        @Nullable Grade grade,
        String label,
        String text,
        List<MetricLine> because,
        @Nullable RuleInfo rule) {

    static FindingLine of(Finding finding, Map<String, RuleInfo> rules) {
        return new FindingLine(
                finding.ruleId(),
                finding instanceof Finding.Stress stress ? stress.grade() : null,
                label(finding),
                finding.text(),
                finding.because().stream()
                        .filter(it -> !(it instanceof Metric.Unavailable))
                        .map(MetricLine::of)
                        .toList(),
                rules.get(finding.ruleId()));
    }

    private static String label(Finding finding) {
        if (finding instanceof Finding.Crunch crunch) {
            return PageText.words(crunch.flag());
        }
        return finding instanceof Finding.Hedge hedge ? PageText.words(hedge.instrument()) : "";
    }
}
