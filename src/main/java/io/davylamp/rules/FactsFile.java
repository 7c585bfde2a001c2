package io.davylamp.rules;

import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.cases.CaseFile;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.YamlFile;

/** Reads facts in the notation of cases: {@code Runway: {days: 112.4, scenario: BASE}}. */
public final class FactsFile {
    private FactsFile() {}

    /**
     * Facts out of YAML.
     *
     * @throws IllegalArgumentException where they cannot be read, with the line and advice
     */
    public static MetricSet read(String yaml) {
        try {
            return new MetricSet(CaseFile.facts(YamlFile.read(yaml).root()));
        } catch (Refusal e) {
            throw new IllegalArgumentException("line %d: %s %s".formatted(e.line(), e.getMessage(), e.advice()), e);
        }
    }
}
