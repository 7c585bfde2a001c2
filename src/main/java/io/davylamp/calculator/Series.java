package io.davylamp.calculator;

import io.davylamp.mining.InvalidValue;
import java.util.List;

/** Checks between lists that belong together. */
public final class Series {
    private Series() {}

    public static void sameLength(String name, List<Double> series, String otherName, List<Double> other) {
        if (series.size() != other.size()) {
            throw new InvalidValue(
                    name,
                    "%s has %d figures, %s has %d; both must have as many."
                            .formatted(name, series.size(), otherName, other.size()),
                    "Maybe one was left out.");
        }
    }

    /** Whole numbers apart at least, where a list counts days. */
    public static void rising(String name, List<Double> series) {
        for (int i = 1; i < series.size(); i++) {
            if (Math.floor(series.get(i)) <= Math.floor(series.get(i - 1))) {
                throw new InvalidValue(
                        name,
                        "%s must rise by a whole day from one to the next; figure %d is %s after %s."
                                .formatted(name, i + 1, series.get(i), series.get(i - 1)),
                        "Maybe sort them.");
            }
        }
    }
}
