package io.davylamp.web.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served, and why: what a {@link Problem} is made of. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_PLACE = 200;

    private final ProblemType type;
    private final @Nullable String advice;
    private final @Nullable String pointer;
    private final @Nullable String parameter;
    private final int retryAfterSeconds;

    private Fault(
            ProblemType type,
            String detail,
            @Nullable String advice,
            @Nullable String pointer,
            @Nullable String parameter,
            int retryAfterSeconds) {
        super(cut(detail, LONGEST_TEXT), null, false, false);
        this.type = type;
        this.advice = advice == null ? null : cut(advice, LONGEST_TEXT);
        this.pointer = pointer == null ? null : cut(pointer, LONGEST_PLACE);
        this.parameter = parameter == null ? null : cut(parameter, LONGEST_PLACE);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Parts of a request come back in an answer, but not a whole body of them. */
    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    public static Fault of(ProblemType type, String detail, @Nullable String advice) {
        return new Fault(type, detail, advice, null, null, 0);
    }

    /** A fault of one field of the body. */
    public static Fault atPointer(ProblemType type, String pointer, String detail, String advice) {
        return new Fault(type, detail, advice, pointer, null, 0);
    }

    /** A fault of one parameter of the path or query. */
    public static Fault atParameter(String parameter, String detail, String advice) {
        return new Fault(ProblemType.INVALID_PARAMETER, detail, advice, null, parameter, 0);
    }

    /** A fault that passes: the client is to come back after some seconds. */
    public static Fault passing(ProblemType type, int retryAfterSeconds, String detail, String advice) {
        return new Fault(type, detail, advice, null, null, retryAfterSeconds);
    }

    /** {@code There is no operator acme.} */
    public static Fault notFound(String what, String advice) {
        return of(ProblemType.NOT_FOUND, "there is no %s.".formatted(what), advice);
    }

    public ProblemType type() {
        return type;
    }

    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }

    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }

    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    /** After how many seconds to come back; 0 where coming back does not help. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
