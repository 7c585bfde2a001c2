package io.davylamp.calculator;

import java.util.OptionalDouble;

/** What an output comes to: a finite number, or the reason there is none. */
public sealed interface Figure {
    /** A finite number. */
    record Value(double number) implements Figure {}

    /** No number, and why. */
    record None(String reason) implements Figure {}

    static Figure of(double number) {
        return Double.isFinite(number) ? new Value(number) : new None("the inputs lead to no finite number");
    }

    /** The number, or else the reason there is none. */
    static Figure of(OptionalDouble number, String otherwise) {
        return number.isPresent() ? of(number.getAsDouble()) : new None(otherwise);
    }
}
