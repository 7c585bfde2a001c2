package io.davylamp.alert;

/** Why an alert changed, and so what kind of change it is. */
public enum Reason {
    /** The grade reached the level from which it is notified. */
    GRADE_ROSE(Kind.OPENED),
    /** It became worse than when last notified. */
    GRADE_ROSE_FURTHER(Kind.ESCALATED),
    /** It became calmer than when last notified, but is still at a level that is notified. */
    GRADE_EASED(Kind.REPEATED),
    /** Nothing changed, nobody acknowledged it, and it is bad enough to repeat it. */
    STILL_OPEN(Kind.REPEATED),
    /** The grade is below the level from which it is notified. */
    GRADE_BACK_TO_NORMAL(Kind.RESOLVED),
    /** A liquidity flag was raised. */
    FLAG_OPENED(Kind.OPENED),
    /** A liquidity flag was lowered, by inputs that are complete. */
    FLAG_CLOSED(Kind.RESOLVED),
    /** Key inputs are missing or stale, so that a good grade cannot be given. */
    INPUTS_MISSING(Kind.OPENED),
    /** The inputs are complete and fresh again. */
    INPUTS_BACK(Kind.RESOLVED),
    /** A version of the rules was refused, or taken out while it judged. */
    RULEBOOK_REFUSED(Kind.OPENED),
    /** The problem with that version is over. */
    RULEBOOK_SOUND(Kind.RESOLVED);

    private final Kind kind;

    Reason(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What happens to an alert. */
    public enum Kind {
        OPENED,
        ESCALATED,
        REPEATED,
        RESOLVED
    }
}
