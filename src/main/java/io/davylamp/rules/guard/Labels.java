package io.davylamp.rules.guard;

import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule says about itself in {@code @id}, {@code @owner}, {@code @why} and {@code @confirm}. They are read from
 * the rule's tokens, each exactly once, and must be all the parser saw: a second {@code @id} would replace the first
 * silently.
 */
record Labels(String id, String owner, String why, OptionalInt confirm) {
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,7}-[0-9]{3}[a-z]?");
    private static final List<String> ALLOWED = List.of("id", "owner", "why", "confirm");
    private static final int LONGEST = 500;
    private static final int MAX_CONFIRMATIONS = 10;

    static Labels read(DrlFile file, RuleDescr rule) throws Refusal {
        Map<String, Token> values = values(file.head(rule));
        Set<String> parsed = new TreeSet<>(rule.getAnnotationNames());
        if (!parsed.equals(new TreeSet<>(values.keySet()))) {
            throw new Refusal(
                    rule.getLine(),
                    "the labels cannot be read: %s.".formatted(String.join(", ", parsed)),
                    "Maybe write each on a line of its own, before 'when'.");
        }
        String id = text(rule, values, "id", "Maybe add @id(\"LIQ-001\") under its name.");
        if (!ID.matcher(id).matches()) {
            throw new Refusal(
                    rule.getLine(),
                    "the @id '%s' is not of the form LIQ-001.".formatted(id),
                    "Maybe write the area in capitals, a dash and three digits.");
        }
        return new Labels(
                id,
                text(rule, values, "owner", "Maybe add @owner(\"treasury-risk\"): who is responsible for it?"),
                text(rule, values, "why", "Maybe add @why(\"...\"): which loss does it prevent?"),
                confirm(rule, values));
    }

    /** Each {@code @name(value)}; anything else in a rule's head is refused. */
    private static Map<String, Token> values(List<Token> head) throws Refusal {
        Map<String, Token> values = new HashMap<>();
        for (int i = 2; i < head.size(); i += 5) {
            boolean wellFormed = i + 4 < head.size()
                    && head.get(i).is("@")
                    && head.get(i + 1).kind() == Token.Kind.WORD
                    && head.get(i + 2).is("(")
                    && head.get(i + 4).is(")");
            if (!wellFormed) {
                throw new Refusal(
                        head.get(i).line(),
                        "%s is not allowed between a rule's name and 'when'."
                                .formatted(head.get(i).described()),
                        "Maybe write labels as @id(\"LIQ-001\"), with one text in quotes.");
            }
            put(values, head.get(i + 1), head.get(i + 3));
        }
        return values;
    }

    private static void put(Map<String, Token> values, Token name, Token value) throws Refusal {
        if (!ALLOWED.contains(name.text())) {
            throw new Refusal(
                    name.line(),
                    "there is no label @%s.".formatted(name.text()),
                    Spelling.advice(name.text(), ALLOWED));
        }
        if (values.put(name.text(), value) != null) {
            throw new Refusal(name.line(), "@%s appears twice.".formatted(name.text()), "Maybe remove one of them.");
        }
    }

    private static String text(RuleDescr rule, Map<String, Token> values, String name, String advice) throws Refusal {
        Token value = values.get(name);
        if (value == null) {
            throw new Refusal(rule.getLine(), "the rule has no @%s.".formatted(name), advice);
        }
        if (value.kind() != Token.Kind.TEXT
                || value.text().isBlank()
                || value.text().length() > LONGEST) {
            throw new Refusal(
                    value.line(),
                    "@%s takes a text of 1 to %d characters between quotes.".formatted(name, LONGEST),
                    "Maybe a quote is missing.");
        }
        return value.text();
    }

    private static OptionalInt confirm(RuleDescr rule, Map<String, Token> values) throws Refusal {
        Token value = values.get("confirm");
        if (value == null) {
            return OptionalInt.empty();
        }
        boolean whole = value.kind() == Token.Kind.NUMBER && value.text().matches("\\d{1,2}");
        int confirm = whole ? Integer.parseInt(value.text()) : 0;
        if (confirm < 1 || confirm > MAX_CONFIRMATIONS) {
            throw new Refusal(
                    rule.getLine(),
                    "@confirm takes a whole number from 1 to %d.".formatted(MAX_CONFIRMATIONS),
                    "Maybe write @confirm(1): the grade rises at once.");
        }
        return OptionalInt.of(confirm);
    }
}
