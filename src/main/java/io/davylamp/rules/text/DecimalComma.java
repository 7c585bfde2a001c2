package io.davylamp.rules.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Distinguishes a decimal comma from one between two conditions: only digits follow it. */
public final class DecimalComma {
    private static final Pattern ENDS_WITH_DIGITS = Pattern.compile("(?<![\\w$.])(-?\\d+)\\s*$");
    private static final Pattern ONLY_DIGITS = Pattern.compile("\\s*(\\d+)\\s*");

    private DecimalComma() {}

    /**
     * Refuses a condition that is the end of a number.
     *
     * @param before the condition to the left of the comma; empty for the first
     */
    public static void check(String before, String condition, int line) throws Refusal {
        Matcher whole = ENDS_WITH_DIGITS.matcher(before);
        Matcher decimals = ONLY_DIGITS.matcher(condition);
        if (whole.find() && decimals.matches()) {
            throw new Refusal(
                    line,
                    "'%s,%s' is not a number.".formatted(whole.group(1), decimals.group(1)),
                    "Maybe a decimal comma: write decimals with a point, %s.%s, and thousands without a separator."
                            .formatted(whole.group(1), decimals.group(1)));
        }
    }
}
