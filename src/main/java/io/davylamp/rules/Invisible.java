package io.davylamp.rules;

import java.util.OptionalInt;

/**
 * Characters that show nothing, or make others show in another order: what carries one does not say what it shows.
 * Blanks and line breaks are not among them.
 */
final class Invisible {
    /** The fourteenth plane holds tags and selectors of variants, and nothing that shows. */
    private static final int TAGS = 0xE;

    /** Letters and marks by their kind, yet without a shape: joiners and fillers. */
    private static final String SHAPELESS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u3164\uFFA0";

    private static final int MARK = 0xFFFD;

    private Invisible() {}

    static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.CONTROL -> character != ' ' && "\t\r\n".indexOf(character) < 0;
            default -> character >>> 16 == TAGS || SHAPELESS.indexOf(character) >= 0;
        };
    }

    /** The first one of a text, where there is one. */
    static OptionalInt in(String text) {
        return text.codePoints().filter(Invisible::is).findFirst();
    }

    /** A text with a mark for each of them, cut to a length. */
    static String marked(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
        return in(cut).isEmpty()
                ? cut
                : cut.codePoints()
                        .map(it -> is(it) ? MARK : it)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A character's number: {@code U+E0041}. */
    static String name(int character) {
        return "U+%04X".formatted(character);
    }
}
