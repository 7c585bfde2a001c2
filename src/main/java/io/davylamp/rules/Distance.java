package io.davylamp.rules;

/**
 * How far a rule is from firing.
 *
 * @param turns how many conditions stand in the way that are not a matter of degree: another scenario, a fact that is
 *     not there
 * @param gap by how much the numbers would have to move, summed up: for shares in points of one, else in parts of the
 *     limit. 0 where a number is exactly at a limit it would have to cross
 * @param misses how many conditions fail
 */
public record Distance(int turns, double gap, int misses) implements Comparable<Distance> {
    public static final Distance NONE = new Distance(0, 0, 0);
    /** One condition that is not a matter of degree. */
    public static final Distance TURN = new Distance(1, 0, 1);

    /** A number that misses its limit by a gap. */
    public static Distance ofGap(double gap) {
        return new Distance(0, gap, 1);
    }

    public Distance plus(Distance other) {
        return new Distance(turns + other.turns, gap + other.gap, misses + other.misses);
    }

    boolean isNone() {
        return misses == 0;
    }

    /** Nearest first. */
    @Override
    public int compareTo(Distance other) {
        int byTurns = Integer.compare(turns, other.turns);
        int byGap = byTurns != 0 ? byTurns : Double.compare(gap, other.gap);
        return byGap != 0 ? byGap : Integer.compare(misses, other.misses);
    }
}
