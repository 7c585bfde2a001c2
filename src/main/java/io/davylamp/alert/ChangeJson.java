package io.davylamp.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.alert.AlertChange.Line;
import io.davylamp.assessment.Standing;
import io.davylamp.json.Mappers;
import java.util.List;

/** Lines, actions and standing of a change as they are kept: as JSON. */
final class ChangeJson {
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Standing> STANDING = new TypeReference<>() {};

    private ChangeJson() {}

    static String write(Object value) {
        try {
            return Mappers.PLAIN.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a change that cannot be written", e);
        }
    }

    static List<Line> lines(String json) {
        return read(json, LINES);
    }

    static List<String> texts(String json) {
        return read(json, TEXTS);
    }

    static Standing standing(String json) {
        return read(json, STANDING);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Mappers.PLAIN.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored change cannot be read", e);
        }
    }
}
