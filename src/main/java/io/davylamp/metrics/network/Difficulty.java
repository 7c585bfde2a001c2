package io.davylamp.metrics.network;

/**
 * How difficulty follows the hashrate: every 2,016 blocks, by how long they took, at most by a factor of four either
 * way. Source: Bitcoin Core, CalculateNextWorkRequired; the span runs from the first to the last block of the 2,016, so
 * it holds 2,015 gaps.
 */
public final class Difficulty {
    /** Blocks between two retargets. */
    public static final int EPOCH = 2_016;

    private static final double SECONDS_PER_BLOCK = 600;
    private static final double TARGET_SECONDS = EPOCH * SECONDS_PER_BLOCK;
    private static final double CLAMP = 4;

    private Difficulty() {}

    /**
     * The next difficulty: {@code difficulty × 1,209,600 / span}, the span kept within a quarter and four times the
     * target.
     *
     * @param difficulty difficulty of the epoch that ends
     * @param spanSeconds time from its first to its last block, seconds
     */
    public static double retarget(double difficulty, double spanSeconds) {
        double span = Math.max(TARGET_SECONDS / CLAMP, Math.min(TARGET_SECONDS * CLAMP, spanSeconds));
        return difficulty * TARGET_SECONDS / span;
    }

    /**
     * The change to expect if the pace so far lasts: {@code blocks × 600 / seconds − 1}, fraction. Half-way through an
     * epoch it has missed by 3 points and more: read it with {@link #estimateError}.
     *
     * @param blocks blocks since the epoch began
     * @param seconds time they took, above 0
     */
    public static double estimate(double blocks, double seconds) {
        return blocks * SECONDS_PER_BLOCK / seconds - 1;
    }

    /**
     * One standard deviation of the estimate by the chance of block times alone: {@code 1 / √blocks}, fraction.
     *
     * @param blocks blocks since the epoch began, above 0
     */
    public static double estimateError(double blocks) {
        return 1 / Math.sqrt(blocks);
    }
}
