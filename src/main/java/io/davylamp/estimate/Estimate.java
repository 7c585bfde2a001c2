package io.davylamp.estimate;

/**
 * What a figure may be that is needed and was not reported.
 *
 * @param figure the figure, in words for people
 * @param unit its unit
 * @param low the least it may well be
 * @param mid what it is most likely
 * @param high the most it may well be
 * @param moreIsWorse whether a high figure is bad for the operator
 * @param source where these come from, in a sentence or less
 */
public record Estimate(
        String figure, String unit, double low, double mid, double high, boolean moreIsWorse, String source) {
    public Estimate {
        if (!(low <= mid && mid <= high)) {
            throw new IllegalArgumentException("%s from %s by %s to %s".formatted(figure, low, mid, high));
        }
    }

    /** The figure at one of its ends. */
    public double at(End end) {
        return switch (end) {
            case MIDDLE -> mid;
            case FAVOURABLE -> moreIsWorse ? low : high;
            case ADVERSE -> moreIsWorse ? high : low;
        };
    }
}
