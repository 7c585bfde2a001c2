package io.davylamp.rules;

/** Whom a fact, and so a rule, is about. */
public enum About {
    OPERATOR,
    NETWORK,
    EITHER
}
