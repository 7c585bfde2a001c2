package io.davylamp.rules.language;

import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places for values, in the notation of {@link String#format}: {@code %s} for text, {@code %.1f} and
 * the like for numbers, {@code %%} for a percent sign. Places and values are checked against each other before a rule
 * is ever used, so formatting cannot fail.
 *
 * @param template the sentence
 * @param values what goes into its places, in order
 */
public record Message(String template, List<Term> values) {
    private static final int LONGEST = 500;
    private static final Pattern SIGNED_ZERO = Pattern.compile("(?<![\\w.,-])-(0(?:\\.0+)?)(?![\\d.,]*\\d)");
    private static final Pattern PLACE = Pattern.compile("%(%|[-+, ]{0,3}\\d{0,2}(?:\\.\\d)?[a-zA-Z]|.?)");
    private static final Pattern NUMBER_PLACE = Pattern.compile("(?:\\+,?|,\\+?)?\\.\\df");

    public Message {
        values = List.copyOf(values);
    }

    /** A checked message. */
    static Message of(String template, List<Term> values, int line) throws Refusal {
        if (template.isBlank() || template.length() > LONGEST) {
            throw new Refusal(
                    line,
                    "a message has %d characters; allowed is 1 to %d.".formatted(template.length(), LONGEST),
                    "Maybe say in one sentence what is wrong and against which limit.");
        }
        List<String> places = places(template);
        for (int i = 0; i < Math.min(places.size(), values.size()); i++) {
            checkPlace(places.get(i), values.get(i), line);
        }
        if (places.size() != values.size()) {
            throw new Refusal(
                    line,
                    "the message has %d placeholders and %d values.".formatted(places.size(), values.size()),
                    "Maybe write %% where a percent sign is meant, or name each value after the text.");
        }
        return new Message(template, values);
    }

    private static List<String> places(String template) {
        List<String> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(template);
        while (matcher.find()) {
            if (!matcher.group(1).equals("%")) {
                places.add(matcher.group(1));
            }
        }
        return places;
    }

    private static void checkPlace(String place, Term value, int line) throws Refusal {
        boolean number = Kinds.isNumber(value.type());
        if (number && !NUMBER_PLACE.matcher(place).matches()) {
            throw new Refusal(
                    line,
                    "the placeholder %%%s of the message takes no number.".formatted(place),
                    "Maybe write %.1f for one decimal, %.0f for whole numbers, %,.0f for money.");
        } else if (!number && !place.equals("s")) {
            throw new Refusal(
                    line,
                    "the placeholder %%%s of the message takes no %s.".formatted(place, Kinds.describe(value.type())),
                    "Maybe write %s.");
        }
    }

    /** The sentence with values in its places. */
    public String format(List<Object> actual) {
        return String.format(Locale.ROOT, template, actual.toArray());
    }

    /** The same without a sign before what is rounded to nothing: "0.0 %", not "-0.0 %". */
    public String formatWithoutSignOfZero(List<Object> actual) {
        return SIGNED_ZERO.matcher(format(actual)).replaceAll("$1");
    }
}
