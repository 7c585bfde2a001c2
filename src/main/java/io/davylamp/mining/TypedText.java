package io.davylamp.mining;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Who decides and why, as people typed it. */
public final class TypedText {
    public static final int LONGEST_NAME = 100;

    private TypedText() {}

    /**
     * A line of text, without blanks around it.
     *
     * @param field where it is in the body
     * @param most greatest length, in UTF-16 units
     * @param advice what to do where it is not that
     */
    public static String line(String field, @Nullable String typed, int most, String advice) {
        return plain(field, text(field, typed, most, Character::isISOControl, "in one line", advice), advice);
    }

    /** The same, but it may have several lines. */
    public static String lines(String field, @Nullable String typed, int most, String advice) {
        String text = text(field, typed, most, it -> it == 0, "plain text", advice);
        plain(field, text.replaceAll("[\\r\\n\\t]", ""), advice);
        return text;
    }

    private static String plain(String field, String text, String advice) {
        PlainText.unseen(text).ifPresent(it -> {
            throw new InvalidValue(field, PlainText.message(field, it), advice);
        });
        return text;
    }

    private static String text(
            String field, @Nullable String typed, int most, IntPredicate forbidden, String form, String advice) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.length() > most || text.chars().anyMatch(forbidden)) {
            throw new InvalidValue(
                    field,
                    "%s has %d characters; allowed is 1 to %d, %s.".formatted(field, text.length(), most, form),
                    advice);
        }
        return text;
    }
}
