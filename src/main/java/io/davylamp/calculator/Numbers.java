package io.davylamp.calculator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers written out as a person would type them: no exponent, no more digits than needed. */
public final class Numbers {
    private static final double MAX_WRITTEN_OUT = 1e21;

    private Numbers() {}

    /** {@code 0.07}, {@code 125860000000000}, {@code 10, 20}. */
    public static String plain(List<Double> figures) {
        return figures.stream().map(Numbers::plain).collect(Collectors.joining(", "));
    }

    public static String plain(double figure) {
        if (!(Math.abs(figure) < MAX_WRITTEN_OUT)) {
            return Double.toString(figure);
        }
        BigDecimal number = BigDecimal.valueOf(figure);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
