package io.davylamp.assessment;

import io.davylamp.mining.OperatorId;

/**
 * Whom an assessment is about: one operator, or the network.
 *
 * @param value an operator's id, or {@code @network}, which no operator can be called
 */
public record Subject(String value) {
    public static final Subject NETWORK = new Subject("@network");

    /** What people call the network. */
    public static final String NETWORK_NAME = "The network";

    /** Of whom alerts can be, but no assessment: the rules themselves. */
    public static final Subject RULEBOOK = new Subject("@rulebook");

    public static Subject of(OperatorId id) {
        return new Subject(id.value());
    }

    public boolean isNetwork() {
        return equals(NETWORK);
    }

    public boolean isRulebook() {
        return equals(RULEBOOK);
    }
}
