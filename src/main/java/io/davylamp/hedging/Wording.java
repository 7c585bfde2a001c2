package io.davylamp.hedging;

import io.davylamp.mining.Instrument;
import java.util.Locale;

/**
 * How figures are written in a proposal's sentences: the precision a trader quotes, thousands separated. Written by
 * hand, since a market reading has sentences made for the whole book and {@code String.format} would be most of it.
 */
public final class Wording {
    private static final double MAX_GROUPED = 1e15;
    private static final long[] SCALES = {1, 10, 100};

    private Wording() {}

    /** USD per BTC or a sum in USD, to the whole dollar; small prices to the cent. */
    public static String price(double usd) {
        return grouped(usd, Math.abs(usd) < 1000 ? 2 : 0);
    }

    /** BTC to a tenth. */
    public static String btc(double btc) {
        return grouped(btc, 1);
    }

    /** A fraction as a percentage, to a tenth where it matters. */
    public static String percent(double fraction) {
        double percent = 100 * fraction;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 0.05;
        return grouped(percent, whole ? 0 : 1) + " %";
    }

    /** A number to a tenth. */
    public static String tenths(double number) {
        return grouped(number, 1);
    }

    public static String whole(double number) {
        return grouped(number, 0);
    }

    /** A number to 0, 1 or 2 decimals, halves up, with commas between thousands. */
    static String grouped(double number, int decimals) {
        if (!(Math.abs(number) < MAX_GROUPED)) {
            return String.format(Locale.ROOT, "%.3g", number);
        }
        long scale = SCALES[decimals];
        long scaled = Math.round(Math.abs(number) * scale);
        StringBuilder text = new StringBuilder(24);
        if (number < 0 && scaled > 0) {
            text.append('-');
        }
        appendGrouped(text, scaled / scale);
        if (decimals > 0) {
            String fraction = Long.toString(scaled % scale);
            text.append('.').append("0".repeat(decimals - fraction.length())).append(fraction);
        }
        return text.toString();
    }

    private static void appendGrouped(StringBuilder text, long whole) {
        String digits = Long.toString(whole);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
    }

    /** An instrument's name in a sentence: {@code buy puts}. */
    static String name(Instrument instrument) {
        return instrument.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A reason given as a clause, made a sentence. */
    static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    /** The rule's sentence followed by what was made of it. */
    static String join(String why, String sentence) {
        String first = why.strip();
        if (first.isEmpty()) {
            return sentence;
        }
        return first + (first.endsWith(".") ? " " : ". ") + sentence;
    }
}
