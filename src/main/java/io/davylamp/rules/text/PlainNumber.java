package io.davylamp.rules.text;

import java.math.BigDecimal;

/** Numbers as people write them: without an exponent and without zeros at the end. */
public final class PlainNumber {
    private PlainNumber() {}

    /** {@code 0.05}, {@code 90}. */
    public static String of(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
