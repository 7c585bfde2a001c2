package io.davylamp.mining;

/** A value outside what its field allows. Carries the field's name and advice, so that an edge can point at it. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String advice;
    private final String asStored;

    /**
     * @param field the field as the sender wrote it, for example {@code uptime}
     * @param message what is wrong: which field, actual against allowed
     * @param advice what to do about it, starting with "Maybe"
     */
    public InvalidValue(String field, String message, String advice) {
        this(field, message, advice, message);
    }

    /** @param asStored the message as verdicts have kept it since the first rulebook */
    InvalidValue(String field, String message, String advice, String asStored) {
        super(message);
        this.asStored = asStored;
        this.field = field;
        this.advice = advice;
    }

    public String field() {
        return field;
    }

    /** The message as it stands in stored verdicts: they are computed again byte for byte. */
    public String asStored() {
        return asStored;
    }

    public String advice() {
        return advice;
    }
}
