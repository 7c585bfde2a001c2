package io.davylamp.mining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers in sentences, as a person would write them: never with an exponent such as {@code 1.14E-4}. */
public final class PlainNumber {
    private static final double LONGEST_WRITTEN_OUT = 1e21;
    private static final double LEAST_WRITTEN_OUT = 1e-12;
    private static final double GROUPED_FROM = 1_000;
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private PlainNumber() {}

    /** Every digit it has: {@code 0.000114}, {@code 125860000000000}, {@code about 10^200}, {@code not a number}. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : "infinite";
        }
        return isWrittenOut(value) ? written(BigDecimal.valueOf(value)) : power(value);
    }

    /** Four digits and what is needed to place them, thousands set apart: {@code 27,690,000,000,000}, {@code 0.06215}. */
    public static String rounded(double value) {
        if (!Double.isFinite(value) || !isWrittenOut(value)) {
            return of(value);
        }
        BigDecimal number = BigDecimal.valueOf(value).round(FOUR_DIGITS);
        return Math.abs(value) >= GROUPED_FROM ? String.format(Locale.ROOT, "%,.0f", number) : written(number);
    }

    private static boolean isWrittenOut(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= LEAST_WRITTEN_OUT && size < LONGEST_WRITTEN_OUT;
    }

    private static String written(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String power(double value) {
        return "about %s10^%d".formatted(value < 0 ? "-" : "", Math.round(Math.log10(Math.abs(value))));
    }
}
