package io.davylamp.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns what Jackson says of a body into words its sender can act on, with the field's JSON pointer. */
final class JsonFaults {
    private JsonFaults() {}

    static Fault of(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        } else if (e instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    pointer(format),
                    "%s is %s.".formatted(pointer(format), format.getValue()),
                    "Maybe one of these is meant: %s."
                            .formatted(Arrays.stream(format.getTargetType().getEnumConstants())
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))));
        } else if (e instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && !(e.getCause() instanceof com.fasterxml.jackson.core.exc.StreamReadException)) {
            return Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    pointer(mapping),
                    "the value at %s does not fit: %s".formatted(pointer(mapping), firstLine(mapping)),
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
                pointer(e),
                "%s is not a field here.".formatted(e.getPropertyName()),
                "Maybe one of these is meant: %s.".formatted(known));
    }

    private static Fault malformed(JsonProcessingException e) {
        var at = e.getLocation();
        return Fault.of(
                ProblemType.MALFORMED_BODY,
                "the body is not the JSON expected here%s: %s"
                        .formatted(
                                at == null ? "" : ", at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                                firstLine(e)),
                "Maybe it was cut off on the way, or a quote or comma is missing.");
    }

    /** Without names of our classes, which help nobody outside. */
    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").replaceAll("(?:[a-z]+\\.)+(?=[A-Z])", "");
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(it -> "/" + (it.getFieldName() == null ? String.valueOf(it.getIndex()) : it.getFieldName()))
                .collect(Collectors.joining());
    }
}
