package io.davylamp.mining;

/** A value outside what its field allows. Carries the field's name and advice, so that an edge can point at it. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String advice;

    /**
     * @param field the field as the sender wrote it, for example {@code uptime}
     * @param message what is wrong: which field, actual against allowed
     * @param advice what to do about it, starting with "Maybe"
     */
    public InvalidValue(String field, String message, String advice) {
        super(message);
        this.field = field;
        this.advice = advice;
    }

    public String field() {
        return field;
    }

    public String advice() {
        return advice;
    }
}
