package io.davylamp.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.alert.AlertChange.Line;
import io.davylamp.json.Mappers;
import java.util.List;

/** Lines and actions of a change as they are kept: JSON arrays. */
final class ChangeJson {
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private ChangeJson() {}

    static String write(List<?> values) {
        try {
            return Mappers.PLAIN.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lines and actions are plain text", e);
        }
    }

    static List<Line> lines(String json) {
        return read(json, LINES);
    }

    static List<String> texts(String json) {
        return read(json, TEXTS);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Mappers.PLAIN.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored change cannot be read", e);
        }
    }
}
