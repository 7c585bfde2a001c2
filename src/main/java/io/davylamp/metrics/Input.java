package io.davylamp.metrics;

/** The kinds of reading an operator's assessment is based on. */
public enum Input {
    MARKET,
    FLEET,
    TREASURY,
    COST,
    DEBT
}
