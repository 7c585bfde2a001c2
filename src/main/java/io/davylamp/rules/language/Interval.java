package io.davylamp.rules.language;

import io.davylamp.rules.text.PlainNumber;

/**
 * All numbers between two.
 *
 * @param low the lower end, or minus infinity
 * @param withLow whether the lower end belongs to it
 * @param high the upper end, or infinity
 * @param withHigh whether the upper end belongs to it
 */
public record Interval(double low, boolean withLow, double high, boolean withHigh) {
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    static Interval from(double low) {
        return new Interval(low, true, Double.POSITIVE_INFINITY, false);
    }

    static Interval between(double low, double high) {
        return new Interval(low, true, high, true);
    }

    /** The numbers that stand in a relation to a limit; all where it is "different from". */
    public static Interval of(Condition.Relation relation, double limit) {
        return switch (relation) {
            case BELOW -> new Interval(Double.NEGATIVE_INFINITY, false, limit, false);
            case AT_MOST -> new Interval(Double.NEGATIVE_INFINITY, false, limit, true);
            case ABOVE -> new Interval(limit, false, Double.POSITIVE_INFINITY, false);
            case AT_LEAST -> from(limit);
            case EQUAL -> between(limit, limit);
            case DIFFERENT -> ALL;
        };
    }

    public boolean isEmpty() {
        return low > high || (low == high && !(withLow && withHigh));
    }

    public Interval and(Interval other) {
        boolean otherLow = other.low > low || (other.low == low && !other.withLow);
        boolean otherHigh = other.high < high || (other.high == high && !other.withHigh);
        return new Interval(
                otherLow ? other.low : low,
                otherLow ? other.withLow : withLow,
                otherHigh ? other.high : high,
                otherHigh ? other.withHigh : withHigh);
    }

    public boolean contains(Interval other) {
        return and(other).equals(other);
    }

    /** The numbers above this and below a higher one. */
    public Interval gapTo(Interval higher) {
        return new Interval(high, !withHigh, higher.low, !higher.withLow);
    }

    /** {@code below 90}, {@code 30 to below 90}, {@code exactly 90}. */
    public String described() {
        if (low == high) {
            return "exactly " + PlainNumber.of(low);
        }
        String from = low == Double.NEGATIVE_INFINITY ? "" : (withLow ? "from " : "above ") + PlainNumber.of(low);
        String upTo = high == Double.POSITIVE_INFINITY ? "" : (withHigh ? "up to " : "below ") + PlainNumber.of(high);
        return from.isEmpty() && upTo.isEmpty() ? "any number" : (from + " " + upTo).strip();
    }
}
