package io.davylamp.rules.text;

/**
 * The smallest piece of a rule's text.
 *
 * @param text the piece; of a quoted text, what is between the quotes
 * @param line line in the file, from 1
 * @param end where the piece ends, in characters from the start of the source
 */
public record Token(Kind kind, String text, int line, int end) {
    private static final int LONGEST_SHOWN = 60;

    public enum Kind {
        /** A name: {@code Runway}, {@code days}, {@code true}. */
        WORD,
        /** A name with a dollar sign before it. */
        VARIABLE,
        NUMBER,
        /** Text between double quotes. */
        TEXT,
        SYMBOL,
        END
    }

    public boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** How a message calls it. */
    public String described() {
        return switch (kind) {
            case END -> "the end";
            case TEXT ->
                "the text \"%s\""
                        .formatted(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text);
            default -> "'%s'".formatted(text);
        };
    }
}
