package io.davylamp.web.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads parameters of a query; each fault names the parameter, its value and what is allowed. */
public final class Parameters {
    private Parameters() {}

    /** A number from 1 to a maximum. */
    public static int limit(@Nullable String text, int otherwise, int max) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= max) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of bounds
        }
        throw Fault.atParameter(
                "limit", "limit is %s; allowed is 1 to %d.".formatted(shown(text), max), "Maybe leave it out.");
    }

    /** An id that rises: a whole number from 1 on. */
    public static long id(String name, @Nullable String text, long otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            long id = Long.parseLong(text.strip());
            if (id >= 1) {
                return id;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of bounds
        }
        throw Fault.atParameter(
                name,
                "%s is %s; it must be a whole number above 0.".formatted(name, shown(text)),
                "Maybe leave it out.");
    }

    /** A number. */
    public static double number(String name, @Nullable String text, double otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw Fault.atParameter(
                    name,
                    "%s is %s; it must be a number.".formatted(name, shown(text)),
                    "Maybe a comma is written for the point: write 0.5.");
        }
    }

    /** One of an enum's names, in any case. */
    public static <E extends Enum<E>> E choice(String name, @Nullable String text, E otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(it -> it.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> Fault.atParameter(
                        name,
                        "%s is %s.".formatted(name, shown(text)),
                        "Maybe one of these is meant: %s."
                                .formatted(Arrays.stream(all)
                                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
