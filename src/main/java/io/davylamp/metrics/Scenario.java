package io.davylamp.metrics;

/** Under which conditions a runway was computed. */
public enum Scenario {
    /** Today's price, difficulty and power price. */
    BASE,
    /** The rulebook's stress: price down, difficulty up, power up. */
    STRESSED,
    /** The fall of the treasury actually observed between two treasury readings, whatever its cause. */
    OBSERVED
}
