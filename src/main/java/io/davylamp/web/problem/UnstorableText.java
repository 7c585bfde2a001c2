package io.davylamp.web.problem;

/** A text of the caller's that no database takes: a zero character among others. Nothing of the request was kept. */
final class UnstorableText {
    private UnstorableText() {}

    static Fault fault() {
        return Fault.of(
                ProblemType.BAD_REQUEST,
                "a text of the request contains a character that cannot be stored, such as the zero character.",
                "Maybe the client ended a text with it: leave it out.");
    }
}
