package io.davylamp.embedded;

/** The embedded database cannot be had. The message says why, and what to do about it, to the person at the console. */
public final class CannotStartDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartDatabase(String message) {
        super(message);
    }

    CannotStartDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
