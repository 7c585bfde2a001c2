package io.davylamp.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davylamp.json.Mappers;

/** Recommendations as they are stored. */
final class AdviceJson {
    private AdviceJson() {}

    static String write(Recommendation recommendation) {
        try {
            return Mappers.PLAIN.writeValueAsString(recommendation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recommendation can always be written", e);
        }
    }

    static Recommendation read(String json) {
        try {
            return Mappers.PLAIN.readValue(json, Recommendation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recommendation cannot be read", e);
        }
    }
}
