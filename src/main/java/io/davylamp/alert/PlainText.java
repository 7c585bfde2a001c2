package io.davylamp.alert;

/**
 * Text from outside made fit to be kept and shown on one line. Control characters and line breaks become a space,
 * characters that turn or hide text (bidirectional overrides, zero-width) and broken surrogates are dropped, and what
 * is too long is cut with an ellipsis.
 */
public final class PlainText {
    private PlainText() {}

    /**
     * The text as it may be kept.
     *
     * @param most the greatest number of UTF-16 units of the result, 1 or more
     */
    public static String of(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        text.codePoints().map(PlainText::replace).filter(it -> it >= 0).forEach(clean::appendCodePoint);
        return cut(clean.toString().strip(), most);
    }

    private static int replace(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE -> -1;
            default -> codePoint;
        };
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(Math.max(0, end - 1))) ? end - 1 : end) + "…";
    }
}
