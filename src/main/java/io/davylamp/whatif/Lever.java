package io.davylamp.whatif;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * One way to move an operator's world: a distance from 0 up to a bound, and the shock that is at each distance.
 *
 * @param name which way
 * @param most the bound, above 0
 * @param grain the step texts are rounded to
 * @param share how much of the figure itself a distance is, fraction; where several move, theirs added
 * @param shock the shock at a distance
 * @param text the move in words, {@code BTC −7.3 %}
 */
public record Lever(
        Name name,
        double most,
        double grain,
        DoubleUnaryOperator share,
        DoubleFunction<Shock> shock,
        DoubleFunction<String> text) {

    /** The ways there are. */
    public enum Name {
        PRICE_DOWN,
        DIFFICULTY_UP,
        FEES_DOWN,
        POWER_UP,
        OUTAGE,
        MACHINES_DOWN,
        PRICE_DOWN_AND_DIFFICULTY_UP,
        STRESS_SCENARIO
    }

    /** A distance rounded outward to the grain, so that a rounded text still names a move that is large enough. */
    double roundedOut(double distance) {
        return Math.min(most, Math.ceil(distance / grain - 1e-9) * grain);
    }
}
