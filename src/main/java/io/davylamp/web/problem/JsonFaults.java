package io.davylamp.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.davylamp.json.JsonWords;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns what Jackson says of a body into words its sender can act on, with the field's JSON pointer. */
public final class JsonFaults {
    private JsonFaults() {}

    public static Fault of(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        } else if (e instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    JsonWords.pointer(format),
                    "%s is %s.".formatted(JsonWords.pointer(format), JsonWords.shown(format.getValue())),
                    "Maybe one of these is meant: %s."
                            .formatted(Arrays.stream(format.getTargetType().getEnumConstants())
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))));
        } else if (e instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && !(e.getCause() instanceof com.fasterxml.jackson.core.exc.StreamReadException)) {
            return Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    JsonWords.pointer(mapping),
                    JsonWords.unfit(mapping),
                    "Maybe a number is in quotes, or a field that must be there is null.");
        }
        return malformed(e);
    }

    private static Fault unknownField(UnrecognizedPropertyException e) {
        String known = e.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .filter(it -> !it.equals("id"))
                .collect(Collectors.joining(", "));
        return Fault.atPointer(
                ProblemType.UNKNOWN_FIELD,
                JsonWords.pointer(e),
                "%s is not a field here.".formatted(JsonWords.shown(e.getPropertyName())),
                "Maybe one of these is meant: %s.".formatted(known));
    }

    private static Fault malformed(JsonProcessingException e) {
        return Fault.of(
                ProblemType.MALFORMED_BODY,
                "the body is not the JSON expected here, %s".formatted(JsonWords.broken(e)),
                "Maybe it was cut off on the way, or a quote or comma is missing.");
    }
}
