package io.davylamp.rules.format;

import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sentence that rules can be written in, such as {@code Less than {share} of production is hedged}, and what it
 * means.
 *
 * @param side which side of a rule it is on
 * @param text the sentence
 * @param names the names of its values, in order
 * @param form what a line must be to say it
 * @param meaning the DRL it stands for
 * @param place where the vocabulary has it
 */
public record Sentence(Side side, String text, List<String> names, SentenceForm form, Template meaning, Place place) {
    private static final int LONGEST = 300;
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9 ,.:;'%\"(){}/-]+");
    static final Pattern SLOT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");

    /** Which side of a rule. */
    enum Side {
        WHEN,
        THEN
    }

    static Sentence of(Side side, String text, String meaning, Place place) throws Refusal {
        if (text.length() > LONGEST) {
            throw new Refusal(
                    place,
                    "the sentence has %,d characters; allowed are %d.".formatted(text.length(), LONGEST),
                    "Maybe say it in two sentences.");
        } else if (!LETTERS.matcher(text).matches()
                || text.replaceAll(SLOT.pattern(), "").matches(".*[{}].*")) {
            throw new Refusal(
                    place,
                    "the sentence has characters that are not allowed in one.",
                    "Maybe use letters, digits, plain punctuation, and {name} for a value.");
        }
        List<String> names = SLOT.matcher(text).results().map(it -> it.group(1)).toList();
        Template template = Template.of(meaning, SLOT, place);
        for (String name : template.slots()) {
            if (!names.contains(name)) {
                throw new Refusal(
                        place,
                        "the sentence does not state {%s}, which its meaning needs.".formatted(name),
                        Spelling.advice(name, names));
            }
        }
        for (String name : names) {
            if (!template.slots().contains(name) || names.indexOf(name) != names.lastIndexOf(name)) {
                throw new Refusal(
                        place,
                        "{%s} appears twice, or its value is not used.".formatted(name),
                        "Maybe use each value of the sentence in its meaning.");
            }
        }
        return new Sentence(side, text, names, SentenceForm.of(text, place), template, place);
    }

    /** The values a line states, by name, where it says this sentence. */
    public Optional<Map<String, String>> values(String line) {
        return form.match(line).map(it -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), it.get(i));
            }
            return values;
        });
    }
}
