package io.davylamp.backtest;

/**
 * How often something came by the old rulebook, and by the new one.
 */
public record Counts(long before, long after) {
    static final Counts NONE = new Counts(0, 0);

    Counts plus(Counts other) {
        return new Counts(before + other.before, after + other.after);
    }
}
