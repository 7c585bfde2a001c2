package io.davylamp.estimate;

/** Which of an estimate's figures is taken. */
public enum End {
    /** The one that is good for the operator. */
    FAVOURABLE,
    /** The one held to be nearest. */
    MIDDLE,
    /** The one that is bad for the operator. */
    ADVERSE
}
