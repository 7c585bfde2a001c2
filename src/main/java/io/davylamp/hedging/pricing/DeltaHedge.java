package io.davylamp.hedging.pricing;

import io.davylamp.mining.Range;

/**
 * Keeps the price delta of production and options at a target with futures, and says when it has drifted too far:
 * production's delta is the BTC still expected, which moves with difficulty and the days left, and options' deltas move
 * with the price.
 *
 * @param productionBtc BTC still expected, 0 or more
 * @param optionDeltaBtc deltas of all options held (puts bought: negative; calls sold: negative), BTC
 * @param futuresBtc futures held, BTC, negative when sold
 */
public record DeltaHedge(double productionBtc, double optionDeltaBtc, double futuresBtc) {
    /** Share of production the delta may drift before it is worth a trade; a house figure. */
    public static final double BAND = 0.05;

    public DeltaHedge {
        Range.nonNegative("productionBtc", productionBtc);
        String advice = "Maybe contracts were given: write BTC.";
        Range.within("optionDeltaBtc", optionDeltaBtc, -21e6, 21e6, advice);
        Range.within("futuresBtc", futuresBtc, -21e6, 21e6, advice);
    }

    /** What came of comparing the delta with its target. */
    public sealed interface Advice {
        /** Within the band. */
        record Keep(double driftBtc) implements Advice {}

        /**
         * Outside it.
         *
         * @param driftBtc delta above its target (below: negative), BTC
         * @param tradeBtc futures to trade, BTC; negative: sell
         */
        record Rebalance(double driftBtc, double tradeBtc) implements Advice {}
    }

    /** {@code Q + option deltas + futures}, BTC: USD gained for 1 USD of price. */
    public double deltaBtc() {
        return productionBtc + optionDeltaBtc + futuresBtc;
    }

    /** Futures to hold in all so that no delta is left: {@code −(Q + option deltas)}. */
    public double neutralFuturesBtc() {
        return -(productionBtc + optionDeltaBtc);
    }

    /** Share of production the price no longer moves: {@code −(option deltas + futures) / Q}; 0 without production. */
    public double hedgeRatio() {
        return productionBtc == 0 ? 0 : -(optionDeltaBtc + futuresBtc) / productionBtc;
    }

    /**
     * Whether to trade back to a target hedge ratio.
     *
     * @param targetRatio share of production to be hedged, fraction
     * @param band drift allowed, as a share of production, such as {@link #BAND}
     */
    public Advice towards(double targetRatio, double band) {
        Range.fraction("targetRatio", targetRatio);
        Range.nonNegative("band", band);
        double drift = deltaBtc() - (1 - targetRatio) * productionBtc;
        return Math.abs(drift) <= band * productionBtc ? new Advice.Keep(drift) : new Advice.Rebalance(drift, -drift);
    }
}
