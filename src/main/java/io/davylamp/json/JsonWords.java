package io.davylamp.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON text, in our words: a parser's own name its classes. */
public final class JsonWords {
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, int.class, long.class, OptionalDouble.class, OptionalInt.class, OptionalLong.class);
    private static final int SHOWN = 60;

    private JsonWords() {}

    /** {@code at line 3, column 14: it ends before it is complete.} */
    public static String broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : "at line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
        return where + cause(e);
    }

    private static String cause(JsonProcessingException e) {
        Throwable fault = e.getCause() instanceof JsonProcessingException inner ? inner : e;
        if (fault instanceof JsonEOFException) {
            return "it ends before it is complete.";
        } else if (fault instanceof StreamConstraintsException) {
            return "it nests too deep, or a number or a name is too long.";
        } else if (fault instanceof MismatchedInputException) {
            return "there is something here that does not belong.";
        }
        return "this is not JSON, or a field is given twice.";
    }

    /** {@code the value at /uptime does not fit: it must be a number.} */
    public static String unfit(JsonMappingException e) {
        Class<?> wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return "the value at %s does not fit: it must be %s.".formatted(pointer(e), kind(wanted));
    }

    /** The place a fault was found at, as JSON pointer. */
    public static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(it -> "/" + (it.getFieldName() == null ? String.valueOf(it.getIndex()) : it.getFieldName()))
                .collect(Collectors.joining());
    }

    /** What a client sent, short enough to be shown. */
    public static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static String kind(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "of another kind";
        } else if (NUMBERS.contains(wanted) || Number.class.isAssignableFrom(wanted)) {
            return "a number, and not too large a one";
        } else if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        } else if (CharSequence.class.isAssignableFrom(wanted)) {
            return "a text";
        } else if (wanted == Instant.class) {
            return "a moment such as 2022-07-31T00:00:00Z";
        } else if (wanted == LocalDate.class) {
            return "a date such as 2022-07-31";
        } else if (wanted.isEnum()) {
            return "one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        } else if (wanted.isArray() || Collection.class.isAssignableFrom(wanted)) {
            return "a list";
        }
        return wanted.isRecord() || Map.class.isAssignableFrom(wanted)
                ? "an object with its fields"
                : "a single value of its kind";
    }
}
