package io.davylamp.ingest;

import io.davylamp.mining.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that a reading is true, however implausible it is.
 *
 * @param by who says so
 * @param why how they know, in a sentence
 */
public record Confirmation(String by, String why) {
    public static final int LONGEST_WHY = 500;

    /** What stands for whoever sends a reading and confirms it at once. */
    static final Confirmation BY_SENDER = new Confirmation("sender", "The sender confirmed it.");

    /** As people typed it. */
    public static Confirmation typed(@Nullable String by, @Nullable String why) {
        return new Confirmation(
                TypedText.line("by", by, TypedText.LONGEST_NAME, "Maybe write the name of whoever confirms it."),
                TypedText.line("why", why, LONGEST_WHY, "Maybe write in a sentence how you know that it is true."));
    }
}
