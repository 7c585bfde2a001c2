package io.davylamp.rules;

import java.math.BigDecimal;

/** Numbers as people write them: without an exponent and without zeros at the end. */
final class PlainNumber {
    private PlainNumber() {}

    /** {@code 0.05}, {@code 90}. */
    static String of(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
