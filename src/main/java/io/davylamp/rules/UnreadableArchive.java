package io.davylamp.rules;

/** A zip archive that cannot be accepted, with advice for the sender. */
public final class UnreadableArchive extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;
    private final String advice;

    UnreadableArchive(String message, String advice) {
        this(message, advice, false);
    }

    UnreadableArchive(String message, String advice, boolean tooLarge) {
        super(message);
        this.advice = advice;
        this.tooLarge = tooLarge;
    }

    /** Whether it is sound, but holds more than is allowed. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    public String advice() {
        return advice;
    }
}
