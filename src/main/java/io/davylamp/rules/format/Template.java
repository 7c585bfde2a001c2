package io.davylamp.rules.format;

import io.davylamp.rules.text.Lexer;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of DRL with places for values: the head of a table's column ({@code days < $param}), or what a sentence means
 * ({@code Runway( days < {days} )}). What is filled in can only ever be a value: a number, a constant, a list of those,
 * or a text between the quotes that the template itself provides.
 */
final class Template {
    private static final Set<String> NO_PIECE_OF_A_RULE = Set.of(
            "rule", "when", "then", "end", "package", "import", "global", "function", "query", "declare", "unit");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*){0,2}");
    private static final Pattern TEXT = Pattern.compile("\"[A-Za-z0-9 ._@:/+-]{0,64}\"");
    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("-?[0-9]+,[0-9]+([.,][0-9]+)*");
    private static final Pattern LIST = Pattern.compile("\\(\\s*$");

    /** A place for a value: between quotes, or alone between parentheses, where a list fits. */
    private record Slot(String name, boolean quoted, boolean list) {}

    private final String text;
    private final List<String> literals = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    private Template(String text) {
        this.text = text;
    }

    /**
     * Reads a template.
     *
     * @param slot matches a place for a value; its first group is the place's name
     */
    static Template of(String text, Pattern slot, Place place) throws Refusal {
        Template template = new Template(text);
        try {
            template.read(slot);
            template.check();
        } catch (Refusal e) {
            throw e.at(place);
        }
        return template;
    }

    private void read(Pattern slotPattern) throws Refusal {
        Matcher slot = slotPattern.matcher(text);
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (slot.region(at, text.length()).lookingAt()) {
                String before = text.substring(from, at);
                boolean list = !quoted && LIST.matcher(before).find();
                literals.add(before);
                slots.add(new Slot(slot.group(1), quoted, list));
                from = slot.end();
                at = from - 1;
            } else if (text.charAt(at) == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && (text.startsWith("//", at) || text.startsWith("/*", at))) {
                throw new Refusal(0, "a comment is not allowed here.", "Maybe write it in another cell or line.");
            }
        }
        literals.add(text.substring(from));
    }

    /** What is around the values must itself be a piece of one rule. */
    private void check() throws Refusal {
        StringBuilder sample = new StringBuilder(literals.get(0));
        for (int i = 0; i < slots.size(); i++) {
            sample.append('0').append(literals.get(i + 1));
        }
        for (Token token : Lexer.read(sample.toString(), 0)) {
            if (token.kind() == Token.Kind.WORD && NO_PIECE_OF_A_RULE.contains(token.text())) {
                throw new Refusal(
                        0,
                        "'%s' is not allowed here.".formatted(token.text()),
                        "Maybe write only the condition or the call itself.");
            }
        }
    }

    String text() {
        return text;
    }

    List<String> slots() {
        return slots.stream().map(Slot::name).toList();
    }

    boolean isFixed() {
        return slots.isEmpty();
    }

    /** Where the template begins and ends, without blanks. */
    boolean startsWith(String start) {
        return text.strip().startsWith(start);
    }

    /**
     * The DRL with values in its places, in order.
     *
     * @param place where the values are
     */
    String fill(List<String> values, Place place) throws Refusal {
        StringBuilder filled = new StringBuilder(literals.get(0));
        for (int i = 0; i < slots.size(); i++) {
            filled.append(value(slots.get(i), values.get(i).strip(), place)).append(literals.get(i + 1));
        }
        return filled.toString();
    }

    private static String value(Slot slot, String value, Place place) throws Refusal {
        checkPlain(value, place);
        if (slot.quoted()) {
            return value.replace("\"", "\\\"");
        } else if (isValue(value) || (slot.list() && isList(value))) {
            return value;
        }
        throw new Refusal(place, "'%s' is not a value.".formatted(shortened(value)), advice(value));
    }

    private static void checkPlain(String value, Place place) throws Refusal {
        if (value.contains("\n") || value.contains("\r")) {
            throw new Refusal(place, "the value has a line break.", "Maybe write it on one line.");
        } else if (value.contains("\\")) {
            throw new Refusal(place, "the value has a backslash.", "Maybe write a slash: /.");
        } else if (value.isEmpty()) {
            throw new Refusal(place, "the value is missing.", "Maybe write one: a number, a constant or a text.");
        }
    }

    private static boolean isValue(String value) {
        return NUMBER.matcher(value).matches()
                || NAME.matcher(value).matches()
                || TEXT.matcher(value).matches();
    }

    private static boolean isList(String value) {
        String[] parts = value.split(",", -1);
        if (COMMA_IN_NUMBER.matcher(value).matches()) {
            return false;
        }
        for (String part : parts) {
            if (!isValue(part.strip())) {
                return false;
            }
        }
        return true;
    }

    private static String advice(String value) {
        if (COMMA_IN_NUMBER.matcher(value).matches()) {
            return "Maybe a decimal comma: write decimals with a point, %s, and thousands without a separator."
                    .formatted(value.replace(',', '.'));
        } else if (value.matches("-?[0-9]+([.,][0-9]+)?\\s*%")) {
            double percent = Double.parseDouble(value.replace("%", "").strip().replace(',', '.'));
            return "Maybe write a share as a fraction: %s for %s.".formatted(fraction(percent), value);
        } else if (value.matches("-?[0-9.]+\\s*[A-Za-z].*")) {
            return "Maybe write the plain number, without a unit.";
        }
        return "Maybe write a number such as 90 or 0.15, a constant such as SEVERE, or true or false: conditions and"
                + " calls belong in the head of the column or in the vocabulary.";
    }

    private static String fraction(double percent) {
        return java.math.BigDecimal.valueOf(percent)
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String shortened(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "..." : value;
    }
}
