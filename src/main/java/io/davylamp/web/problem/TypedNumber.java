package io.davylamp.web.problem;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as people type them into a form. */
public final class TypedNumber {
    /** Nobody types more digits, and reading a million of them takes seconds. */
    private static final int LONGEST = 40;

    private TypedNumber() {}

    /** A plain number, or a percentage where it says so: {@code -30%} is −0.30. A typographic minus is one too. */
    public static Optional<Double> of(String text) {
        boolean isPercent = text.endsWith("%");
        String digits = (isPercent ? text.substring(0, text.length() - 1) : text)
                .strip()
                .replace('−', '-');
        try {
            BigDecimal number = new BigDecimal(digits.length() > LONGEST ? "" : digits);
            double value = (isPercent ? number.movePointLeft(2) : number).doubleValue();
            return Optional.of(value).filter(Double::isFinite);
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
