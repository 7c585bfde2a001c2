package io.davylamp.rules.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a rule's text into tokens. What is not a token of the rule language is refused here, character by character:
 * escapes, text blocks, quotes other than {@code "}, letters outside ASCII, invisible characters.
 */
public final class Lexer {
    private static final String SYMBOLS = "(),;.:<>!+-*/@=&|{}[]";
    private static final List<String> PAIRS = List.of("<=", ">=", "==", "!=", "&&", "||");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_SHOWN = 20;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;

    private Lexer(String source, int firstLine) {
        this.source = source;
        this.line = firstLine;
    }

    /** The tokens of a text whose first line has the given number; the last is the end. Comments are left out. */
    public static List<Token> read(String source, int firstLine) throws Refusal {
        Lexer lexer = new Lexer(source, firstLine);
        while (lexer.skipToToken()) {
            lexer.token();
        }
        lexer.add(Token.Kind.END, "");
        return lexer.tokens;
    }

    /** Skips blanks and comments; false at the end. */
    private boolean skipToToken() throws Refusal {
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                int end = source.indexOf('\n', at);
                skipTo(end < 0 ? source.length() : end);
            } else if (source.startsWith("/*", at)) {
                int end = source.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new Refusal(line, "the comment that begins here is not closed.", "Maybe add */ at its end.");
                }
                skipTo(end + 2);
            } else if (isBlank(source.charAt(at))) {
                skipTo(at + 1);
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipTo(int end) throws Refusal {
        for (; at < end; at += Character.charCount(source.codePointAt(at))) {
            checkVisible(at);
            if (source.startsWith("\\u", at)) {
                throw new Refusal(line, "a comment has an escape, \\u.", "Maybe write the character itself.");
            }
            if (source.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private void token() throws Refusal {
        char first = source.charAt(at);
        checkVisible(at);
        if (first == '"') {
            text();
        } else if (isDigit(first)) {
            number();
        } else if (isLetter(first) || first == '$') {
            int end = at + 1;
            while (end < source.length() && (isLetter(source.charAt(end)) || isDigit(source.charAt(end)))) {
                end++;
            }
            checkLength("name", source.substring(at, end), LONGEST_NAME);
            take(first == '$' ? Token.Kind.VARIABLE : Token.Kind.WORD, end);
        } else if (at + 2 <= source.length() && PAIRS.contains(source.substring(at, at + 2))) {
            take(Token.Kind.SYMBOL, at + 2);
        } else if (source.startsWith("--", at) || source.startsWith("++", at)) {
            throw new Refusal(line, "a rule changes nothing: there is no -- or ++.", "Maybe one sign was meant.");
        } else if (SYMBOLS.indexOf(first) >= 0) {
            take(Token.Kind.SYMBOL, at + 1);
        } else {
            String shown = Character.toString(source.codePointAt(at));
            throw new Refusal(line, "the character '%s' is not allowed in a rule.".formatted(shown), advice(first));
        }
    }

    private void text() throws Refusal {
        if (source.startsWith("\"\"\"", at)) {
            throw new Refusal(
                    line, "a text begins with three quotes.", "Maybe write it on one line between \" and \".");
        }
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != '"') {
            char next = source.charAt(end);
            if (next == '\n' || next == '\r') {
                break;
            } else if (source.startsWith("\\\"", end)) {
                text.append('"');
                end += 2;
            } else if (next == '\\') {
                throw new Refusal(
                        line, "a text has a backslash before something other than a quote.", "Maybe write a slash: /.");
            } else {
                checkVisible(end);
                int character = source.codePointAt(end);
                text.appendCodePoint(character);
                end += Character.charCount(character);
            }
        }
        if (end == source.length() || source.charAt(end) != '"') {
            throw new Refusal(
                    line, "the text that begins here is not closed on its line.", "Maybe a quote is missing.");
        }
        checkLength("text", text.toString(), LONGEST_TEXT);
        at = end + 1;
        add(Token.Kind.TEXT, text.toString());
    }

    private void number() throws Refusal {
        int end = digits(at);
        if (end + 1 < source.length() && source.charAt(end) == '.' && isDigit(source.charAt(end + 1))) {
            end = digits(end + 1);
        }
        checkLength("number", source.substring(at, end), LONGEST_NUMBER);
        if (end < source.length() && (isLetter(source.charAt(end)) || source.charAt(end) == '.')) {
            throw new Refusal(
                    line,
                    "the number %s is followed by '%c'.".formatted(source.substring(at, end), source.charAt(end)),
                    "Maybe write the plain number, such as 90 or 0.15, without a unit.");
        }
        take(Token.Kind.NUMBER, end);
    }

    private int digits(int from) {
        int end = from;
        while (end < source.length() && isDigit(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private void take(Token.Kind kind, int end) {
        String text = source.substring(at, end);
        at = end;
        add(kind, text);
    }

    private void add(Token.Kind kind, String text) {
        tokens.add(new Token(kind, text, line, at));
    }

    private void checkLength(String what, String text, int longest) throws Refusal {
        if (text.length() > longest) {
            throw new Refusal(
                    line,
                    "the %s %s... has %,d characters; allowed are %d."
                            .formatted(what, text.substring(0, LONGEST_SHOWN), text.length(), longest),
                    "Maybe shorten it.");
        }
    }

    private void checkVisible(int place) throws Refusal {
        int character = source.codePointAt(place);
        if (InvisibleCharacters.is(character)) {
            throw new Refusal(
                    line,
                    "there is an invisible character, %s.".formatted(InvisibleCharacters.name(character)),
                    "Maybe type the line again.");
        }
    }

    private static String advice(char it) {
        return switch (it) {
            case '%' -> "Maybe write a share as a fraction: 0.15 for 15 %.";
            case '\'', '`', '\u201C', '\u201D', '\u201E', '\u2018', '\u2019' -> "Maybe use straight double quotes: \".";
            case '\u2264' -> "Maybe write <=.";
            case '\u2265' -> "Maybe write >=.";
            case '\u2260' -> "Maybe write !=.";
            case '\u2212', '\u2013' -> "Maybe use the plain minus sign: -.";
            case '#' -> "Maybe begin a comment with //.";
            default -> "Maybe remove it, or put it between quotes if it belongs to a text.";
        };
    }

    private static boolean isBlank(char it) {
        return it == ' ' || it == '\t' || it == '\r' || it == '\n';
    }

    private static boolean isDigit(char it) {
        return it >= '0' && it <= '9';
    }

    private static boolean isLetter(char it) {
        return (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z') || it == '_';
    }
}
