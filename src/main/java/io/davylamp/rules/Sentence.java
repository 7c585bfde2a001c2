package io.davylamp.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence that rules can be written in, such as {@code Less than {share} of production is hedged}, and what it means.
 *
 * @param side on which side of a rule it stands
 * @param text the sentence
 * @param names the names of its values, in order
 * @param pattern what a line must be to say it
 * @param meaning the DRL it stands for
 * @param place where the vocabulary has it
 */
record Sentence(Side side, String text, List<String> names, Pattern pattern, Template meaning, Place place) {
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9 ,.:;'%\"(){}/-]+");
    static final Pattern SLOT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");

    /** Which side of a rule. */
    enum Side {
        WHEN,
        THEN
    }

    static Sentence of(Side side, String text, String meaning, Place place) throws Refusal {
        if (!LETTERS.matcher(text).matches()
                || text.replaceAll(SLOT.pattern(), "").matches(".*[{}].*")) {
            throw new Refusal(
                    place,
                    "the sentence has characters that no sentence has.",
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
                        "{%s} stands twice, or its value is not used.".formatted(name),
                        "Maybe use each value of the sentence in its meaning.");
            }
        }
        return new Sentence(side, text, names, pattern(text), template, place);
    }

    /** Blanks may be wider; a value between quotes goes to the next quote, another to the next blank. */
    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            pattern.append(literal(text.substring(from, slot.start())));
            boolean quoted =
                    slot.start() > 0 && text.charAt(slot.start() - 1) == '"' && text.startsWith("\"", slot.end());
            pattern.append(quoted ? "([^\"]*)" : "(\\S+)");
            from = slot.end();
        }
        return Pattern.compile(pattern.append(literal(text.substring(from))).toString());
    }

    private static String literal(String text) {
        return Arrays.stream(text.split(" +", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    /** The values a line states, by name, where it says this sentence. */
    Optional<Map<String, String>> values(String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }
}
