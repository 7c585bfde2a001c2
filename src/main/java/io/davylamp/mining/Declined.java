package io.davylamp.mining;

import java.util.Optional;

/**
 * What somebody asks for and does not get, though it is said correctly by itself: who asked reads why, and what to do
 * about it. Nothing was changed. A value outside its field's bounds is an {@link InvalidValue}.
 */
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String advice;
    private final transient Optional<String> place;

    /** The closed list of what keeps a request from being done. */
    public enum Why {
        /** There is nothing of that id or name. */
        UNKNOWN,
        /** The state it is in does not allow it. */
        CONFLICT,
        /** Something in it does not fit; the place is a JSON pointer. */
        UNFIT,
        /** A parameter of it does not fit; the place is its name. */
        UNFIT_PARAMETER,
        /** It cannot be read as what it is meant to be. */
        UNREADABLE,
        /** It holds too many characters, bytes or files. */
        TOO_LARGE,
        /** It holds too many items. */
        TOO_MANY_ITEMS,
        /** Too much of the kind waits already; it can be asked for again later. */
        TOO_MUCH_WAITS,
        /** No rulebook is in force that it could be done by. */
        NO_RULEBOOK
    }

    private Declined(Why why, Optional<String> place, String message, String advice) {
        super(message, null, false, false);
        this.why = why;
        this.place = place;
        this.advice = advice;
    }

    /**
     * @param message what is wrong: actual against allowed
     * @param advice what to do about it, starting with "Maybe"
     */
    public static Declined of(Why why, String message, String advice) {
        return new Declined(why, Optional.empty(), message, advice);
    }

    /** {@code there is no operator acme.} */
    public static Declined unknown(String what, String advice) {
        return of(Why.UNKNOWN, "there is no %s.".formatted(what), advice);
    }

    /**
     * One place of what was sent does not fit.
     *
     * @param pointer a JSON pointer; empty for all of it
     */
    public static Declined at(String pointer, String message, String advice) {
        return new Declined(Why.UNFIT, Optional.of(pointer), message, advice);
    }

    /** A parameter does not fit. */
    public static Declined atParameter(String name, String message, String advice) {
        return new Declined(Why.UNFIT_PARAMETER, Optional.of(name), message, advice);
    }

    public Why why() {
        return why;
    }

    public String advice() {
        return advice;
    }

    /** Which part of it is meant; empty where all of it is, or none. */
    public Optional<String> place() {
        return place;
    }
}
