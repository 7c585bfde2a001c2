package io.davylamp.mining;

import java.util.OptionalInt;

/** Text that shows everything it holds, in the order it holds it: what a name may be made of. */
public final class PlainText {
    /** Letters and marks by their category, yet without a shape: joiners, fillers, the empty Braille cell. */
    private static final String SHAPELESS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0";

    /** The fourteenth plane holds tags and selectors of variants, and nothing that shows. */
    private static final int TAGS = 0xE;

    private PlainText() {}

    /** The first character that is not seen or turns the order of others: a control, a mark of direction, half a pair. */
    public static OptionalInt unseen(String text) {
        return text.codePoints().filter(PlainText::isUnseen).findFirst();
    }

    /** Whether a character is such. Tabs and line breaks are; a blank is not. */
    public static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> character >>> 16 == TAGS || SHAPELESS.indexOf(character) >= 0;
        };
    }

    /** {@code name holds the character U+202E, which is not seen.} */
    public static String message(String field, int character) {
        return "%s contains the invisible character U+%04X.".formatted(field, character);
    }
}
