package io.davylamp.mining;

import java.util.Locale;

/** Bounds a number must keep to; each check throws {@link InvalidValue} with the field, the value and the bounds. */
public final class Range {
    private Range() {}

    /** A share of one, 0 to 1: {@code 0.94}, never {@code 94}. */
    public static void fraction(String field, double value) {
        within(field, value, 0, 1, "Maybe it is a percentage: write 0.94 for 94 %.");
    }

    /** A finite number of zero or more. */
    public static void nonNegative(String field, double value) {
        within(field, value, 0, Double.MAX_VALUE, "Maybe the sign is wrong.");
    }

    /** A finite number above zero. */
    public static void positive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            String message = "%s is %s; it must be a finite number above 0.";
            throw new InvalidValue(
                    field,
                    message.formatted(field, PlainNumber.of(value)),
                    "Maybe the figure is missing: leave the field out if it may be absent.",
                    message.formatted(field, stored(value)));
        }
    }

    /** A number between two bounds, both allowed. NaN and infinities are refused. */
    public static void within(String field, double value, double min, double max, String advice) {
        if (!(value >= min && value <= max)) {
            String allowed = max == Double.MAX_VALUE ? "%s or more" : "%s to %s";
            String message = "%s is %s; allowed is " + allowed + ".";
            throw new InvalidValue(
                    field,
                    message.formatted(field, PlainNumber.of(value), PlainNumber.of(min), PlainNumber.of(max)),
                    advice,
                    message.formatted(field, stored(value), stored(min), stored(max)));
        }
    }

    /** As the first rulebook's verdicts have it, with an exponent where a double has one. */
    private static String stored(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : "infinite";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }
}
