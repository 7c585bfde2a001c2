package io.davylamp.mining;

import java.util.OptionalInt;
import java.util.Set;

/** Text that shows everything it holds, in the order it holds it: what a name may be made of. */
public final class PlainText {
    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    /** Letters by their category, blanks by their look: the Hangul fillers and the empty Braille cell. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

    private PlainText() {}

    /** The first character that is not seen or turns the order of others: a control, a mark of direction, half a pair. */
    public static OptionalInt unseen(String text) {
        return text.codePoints()
                .filter(it -> UNSEEN.contains(Character.getType(it)) || BLANK_LETTERS.contains(it))
                .findFirst();
    }

    /** {@code name holds the character U+202E, which is not seen.} */
    public static String message(String field, int character) {
        return "%s holds the character U+%04X, which is not seen.".formatted(field, character);
    }
}
