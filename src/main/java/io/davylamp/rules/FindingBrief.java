package io.davylamp.rules;

import java.util.List;

/** A finding in short. */
public record FindingBrief(String ruleId, String kind, String text) {
    public static List<FindingBrief> of(List<Finding> findings) {
        return findings.stream()
                .map(it -> new FindingBrief(it.ruleId(), it.getClass().getSimpleName(), it.text()))
                .toList();
    }
}
