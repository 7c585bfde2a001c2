package io.davylamp.rulebook.trial;

/** The machine could not do a task on rules in time. It says nothing of the rules: the same task may succeed later. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy(String message) {
        super(message, null, false, false);
    }
}
