package io.davylamp.web;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as people type them into a form. */
final class TypedNumber {
    private TypedNumber() {}

    /** A plain number, or a percentage where it says so: {@code -30%} is −0.30. A typographic minus is one too. */
    static Optional<Double> of(String text) {
        boolean isPercent = text.endsWith("%");
        String digits = (isPercent ? text.substring(0, text.length() - 1) : text)
                .strip()
                .replace('−', '-');
        try {
            BigDecimal number = new BigDecimal(digits);
            return Optional.of((isPercent ? number.movePointLeft(2) : number).doubleValue());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
