package io.davylamp.plausible;

/**
 * The range a figure usually is in, and how far beyond it may still be believed.
 *
 * @param low least that is usual; 0 where there is no least
 * @param high most that is usual
 * @param factor how many times beyond the range is beyond belief, 1 or more; infinite where nothing is
 * @param by what the range comes from, as in "by the market of the last days"
 */
record Usual(double low, double high, double factor, String by) {
    /** What most ranges come from. */
    static final String LAST = "the operator's own last";

    static final double NEVER_FAR = Double.POSITIVE_INFINITY;

    static Usual upTo(double high, double factor, String by) {
        return new Usual(0, high, factor, by);
    }

    /** A range around a known value, by factors. */
    static Usual around(double known, double down, double up, double factor, String by) {
        return new Usual(known * down, known * up, factor, by);
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** A zero is what nothing looks like: it is marked where it is not usual, but it may be true. */
    boolean isFarFrom(double value) {
        return value != 0 && (value < low / factor || value > high * factor);
    }
}
