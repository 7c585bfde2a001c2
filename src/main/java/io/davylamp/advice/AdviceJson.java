package io.davylamp.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Recommendations as they are stored. */
final class AdviceJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private AdviceJson() {}

    static String write(Recommendation recommendation) {
        try {
            return MAPPER.writeValueAsString(recommendation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recommendation can always be written", e);
        }
    }

    static Recommendation read(String json) {
        try {
            return MAPPER.readValue(json, Recommendation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recommendation cannot be read", e);
        }
    }
}
