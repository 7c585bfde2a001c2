package io.davylamp.rules.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * How far a text of rules may go. It is checked before a parser or the engine sees anything, for what those spend
 * doubles with each level of nesting; no sound rule comes near.
 */
public final class Bounds {
    static final int LONGEST_FILE = 256 * 1024;
    static final int LONGEST_LINE = 2_000;
    private static final int DEEPEST = 8;
    private static final int MAX_CONDITION_VALUES = 64;
    private static final int MAX_RULE_VALUES = 256;
    private static final int MAX_SIGNS_IN_A_ROW = 2;
    private static final Set<String> SIGNS = Set.of("!", "-", "+");

    /** The values since the last comma, of each bracket that is open; outside brackets nobody counts. */
    private final Deque<Integer> values = new ArrayDeque<>();

    private int signs;
    private int ofRule;

    private Bounds() {}

    /** Checks a file's length, and that of its lines. */
    public static void checkText(String text) throws Refusal {
        int line = 1;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (at == LONGEST_FILE) {
                throw new Refusal(
                        line,
                        "the file has %,d characters; allowed are %,d.".formatted(text.length(), LONGEST_FILE),
                        "Maybe split it: a folder may have many rule files.");
            } else if (text.charAt(at) == '\n') {
                line++;
                start = at + 1;
            } else if (at - start == LONGEST_LINE) {
                throw new Refusal(
                        line,
                        "the line has more than %,d characters.".formatted(LONGEST_LINE),
                        "Maybe break it after a comma.");
            }
        }
    }

    /** Checks how deep brackets are nested and how many values are together, at the first token that goes too far. */
    public static void check(List<Token> tokens) throws Refusal {
        Bounds bounds = new Bounds();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.SYMBOL) {
                bounds.symbol(token);
            } else {
                bounds.value(token);
            }
        }
    }

    private void symbol(Token token) throws Refusal {
        signs = SIGNS.contains(token.text()) ? signs + 1 : 0;
        if (signs > MAX_SIGNS_IN_A_ROW) {
            throw refused(token, "there are more than %d signs in a row", MAX_SIGNS_IN_A_ROW, "Maybe one was meant.");
        }
        switch (token.text()) {
            case "(" -> open(token);
            case ")" -> close();
            case ",", ";" -> next();
            case "[", "]", "{", "}" ->
                throw new Refusal(
                        token.line(),
                        "the bracket %s is not allowed in a rule.".formatted(token.described()),
                        "Maybe a round one was meant: scenario in (BASE, OBSERVED).");
            default -> {}
        }
    }

    private void open(Token token) throws Refusal {
        values.push(0);
        if (values.size() > DEEPEST) {
            throw refused(
                    token,
                    "brackets are nested more than %d deep",
                    DEEPEST,
                    "Maybe remove those that change nothing, or write two rules.");
        }
    }

    /** What was in the bracket belongs to the condition around it. */
    private void close() {
        int inside = values.isEmpty() ? 0 : values.pop();
        if (!values.isEmpty()) {
            values.push(values.pop() + inside);
        }
    }

    private void next() {
        if (!values.isEmpty()) {
            values.pop();
            values.push(0);
        }
    }

    private void value(Token token) throws Refusal {
        signs = 0;
        int together = values.isEmpty() ? 0 : values.pop() + 1;
        if (together > 0) {
            values.push(together);
        }
        ofRule = token.isWord("rule") ? 0 : ofRule + 1;
        if (together > MAX_CONDITION_VALUES) {
            throw refused(
                    token,
                    "the condition has more than %d values",
                    MAX_CONDITION_VALUES,
                    "Maybe split the rule in two.");
        } else if (ofRule > MAX_RULE_VALUES) {
            throw refused(
                    token,
                    "there are more than %d words and values in one rule, or outside any",
                    MAX_RULE_VALUES,
                    "Maybe write two rules.");
        }
    }

    private static Refusal refused(Token token, String message, int allowed, String advice) {
        return new Refusal(token.line(), message.formatted(allowed) + ".", advice);
    }
}
