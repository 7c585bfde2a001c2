package io.davylamp.hedging;

import java.util.Locale;

/** How figures are written in a proposal's sentences: the precision a trader quotes, thousands separated. */
final class Wording {
    private Wording() {}

    /** USD per BTC or a sum in USD, to the whole dollar; small prices to the cent. */
    static String price(double usd) {
        return String.format(Locale.ROOT, Math.abs(usd) < 1000 ? "%,.2f" : "%,.0f", usd);
    }

    /** BTC to a tenth. */
    static String btc(double btc) {
        return String.format(Locale.ROOT, "%,.1f", btc);
    }

    /** A fraction as a percentage, to a tenth where it matters. */
    static String percent(double fraction) {
        double percent = 100 * fraction;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 0.05;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
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
