package io.davylamp.rules.text;

import io.davylamp.mining.PlainText;
import java.util.OptionalInt;

/**
 * Characters that show nothing, or make others show in another order: what carries one does not say what it shows.
 * Blanks and line breaks are not among them.
 */
public final class InvisibleCharacters {
    private static final int MARK = 0xFFFD;

    private InvisibleCharacters() {}

    public static boolean is(int character) {
        return "\t\r\n".indexOf(character) < 0 && PlainText.isUnseen(character);
    }

    /** The first one of a text, where there is one. */
    public static OptionalInt in(String text) {
        return text.codePoints().filter(InvisibleCharacters::is).findFirst();
    }

    /** A text with a mark for each of them, cut to a length. */
    public static String marked(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
        return in(cut).isEmpty()
                ? cut
                : cut.codePoints()
                        .map(it -> is(it) ? MARK : it)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A character's number: {@code U+E0041}. */
    public static String name(int character) {
        return "U+%04X".formatted(character);
    }
}
