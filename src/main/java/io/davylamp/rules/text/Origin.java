package io.davylamp.rules.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line of DRL comes from: a value that someone wrote into a place that someone else provided.
 *
 * @param place where the value is: a cell, a sentence
 * @param value what was written there
 * @param provider where its surroundings are: the head of the column, the vocabulary
 * @param surroundings the DRL provided there
 */
public record Origin(Place place, String value, Place provider, String surroundings) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern QUOTED = Pattern.compile("'([\\w$.]+)'");

    public static Origin of(Place place) {
        return new Origin(place, "", place, "");
    }

    /**
     * Who has to put a problem right: it is the provider's where the message names a word that only it wrote, and no
     * number that was filled in.
     */
    Place blamed(String message) {
        boolean namesNumber = NUMBER.matcher(value)
                .results()
                .map(it -> Double.parseDouble(it.group()))
                .anyMatch(it -> hasWord(message, Double.toString(it)) || hasWord(message, PlainNumber.of(it)));
        if (namesNumber) {
            return place;
        }
        Matcher quoted = QUOTED.matcher(message);
        while (quoted.find()) {
            if (hasWord(value, quoted.group(1))) {
                return place;
            } else if (hasWord(surroundings, quoted.group(1))) {
                return provider;
            }
        }
        return place;
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?!\\w)")
                .matcher(text)
                .find();
    }
}
