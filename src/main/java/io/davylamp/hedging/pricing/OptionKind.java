package io.davylamp.hedging.pricing;

/** Whether an option is the right to buy or to sell. */
public enum OptionKind {
    CALL,
    PUT;

    public boolean isCall() {
        return this == CALL;
    }

    /** +1 for a call, −1 for a put: the sign of the payoff's slope. */
    int sign() {
        return isCall() ? 1 : -1;
    }
}
