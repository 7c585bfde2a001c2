package io.davylamp.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.davylamp.metrics.MetricSet;

/** Reads facts in the notation of cases: {@code Runway: {days: 112.4, scenario: BASE}}. */
public final class FactsFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private FactsFile() {}

    /**
     * Facts out of YAML.
     *
     * @throws IllegalArgumentException where they cannot be read, with advice
     */
    public static MetricSet read(String yaml) {
        try {
            return new MetricSet(CaseFile.facts(YAML.readTree(yaml)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "this is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }
}
