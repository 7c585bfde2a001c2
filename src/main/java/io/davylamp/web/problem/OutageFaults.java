package io.davylamp.web.problem;

import io.davylamp.sql.Outage;

/** Says what a state of the database means for whoever asks for something now. */
final class OutageFaults {
    private static final int SOON = 2;
    private static final int LATER = 15;

    private OutageFaults() {}

    /**
     * The problem of an outage.
     *
     * @param reads whether the request only asks; else it may have been kept
     */
    static Fault of(Outage.Kind kind, boolean reads) {
        return switch (kind) {
            case UNREACHABLE ->
                Fault.passing(
                        ProblemType.DATABASE_UNREACHABLE,
                        SOON,
                        reads
                                ? "the database does not answer, so nothing can be shown."
                                : "the database does not answer; whether the request was kept is not known.",
                        again(reads));
            case READ_ONLY ->
                Fault.passing(
                        ProblemType.DATABASE_UNREACHABLE,
                        LATER,
                        "the database takes no writes at present.",
                        "Maybe it is switching over to another server: send it again after a while; ids make a"
                                + " repeat harmless.");
            case FULL ->
                Fault.passing(
                        ProblemType.DATABASE_UNREACHABLE,
                        LATER,
                        "the database is out of connections, memory or disk.",
                        again(reads));
            case TIMED_OUT, CONFLICT ->
                Fault.passing(
                        ProblemType.DATABASE_UNREACHABLE,
                        SOON,
                        "the database did not get to it in time, or something else was changing the same data.",
                        again(reads));
        };
    }

    private static String again(boolean reads) {
        return reads
                ? "Maybe try again after a while."
                : "Maybe send it again after a while: ids make a repeat harmless.";
    }
}
