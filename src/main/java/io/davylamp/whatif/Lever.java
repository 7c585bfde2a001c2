package io.davylamp.whatif;

import java.util.function.DoubleFunction;

/**
 * One way to move an operator's world: a distance from 0 up to a bound, and the shock that is at each distance.
 *
 * @param name which way
 * @param most the bound, above 0
 * @param grain the step texts are rounded to
 * @param shock the shock at a distance
 * @param text the move in words, {@code BTC −7.3 %}
 */
public record Lever(Name name, double most, double grain, DoubleFunction<Shock> shock, DoubleFunction<String> text) {

    /** The ways there are. */
    public enum Name {
        PRICE_DOWN,
        DIFFICULTY_UP,
        FEES_DOWN,
        POWER_UP,
        OUTAGE,
        PRICE_DOWN_AND_DIFFICULTY_UP
    }

    /** A distance rounded outward to the grain, so that a rounded text still names a move that is large enough. */
    double roundedOut(double distance) {
        return Math.min(most, Math.ceil(distance / grain - 1e-9) * grain);
    }
}
