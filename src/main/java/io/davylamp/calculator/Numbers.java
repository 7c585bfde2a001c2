package io.davylamp.calculator;

import io.davylamp.mining.PlainNumber;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers written out as a person would type them: no exponent, no more digits than needed. */
public final class Numbers {
    private Numbers() {}

    /** {@code 0.07}, {@code 125860000000000}, {@code 10, 20}. */
    public static String plain(List<Double> figures) {
        return figures.stream().map(Numbers::plain).collect(Collectors.joining(", "));
    }

    public static String plain(double figure) {
        return PlainNumber.of(figure);
    }
}
