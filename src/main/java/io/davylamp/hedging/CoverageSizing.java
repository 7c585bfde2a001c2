package io.davylamp.hedging;

import io.davylamp.hedging.pricing.PriceQuantile;
import io.davylamp.mining.Range;

/**
 * The smallest share to hedge so that a low-price outcome still pays fixed cost and debt service. With U the revenue at
 * the low price when nothing is hedged, H the revenue there when all is, and C what must be paid:
 *
 * <pre>
 *   (1 − h) U + h H ≥ C   ⇒   h = (C − U) / (H − U)
 * </pre>
 *
 * For a forward this is {@code (C/Q − P*) / (F − P*)} with U = Q P* and H = Q F. A target no share can reach is said
 * ({@link Infeasible}), never clipped to 1: the operator must cut cost or debt instead.
 */
public sealed interface CoverageSizing {

    /** Hedging this share suffices, fraction in (0, 1]. */
    record Covered(double ratio) implements CoverageSizing {}

    /** The low-price outcome pays without any hedge; {@code spareUsd} is left over. */
    record NotNeeded(double spareUsd) implements CoverageSizing {}

    /** Even hedging everything leaves {@code shortUsd} unpaid. */
    record Infeasible(double shortUsd) implements CoverageSizing {}

    /**
     * Sizes any hedge by the two revenues it is between.
     *
     * @param unhedgedUsd revenue of the period at the low price with nothing hedged, USD, 0 or more
     * @param hedgedUsd the same with everything hedged, net of premium carried to the end, USD
     * @param costUsd cash cost and debt service of the period, USD, 0 or more
     */
    static CoverageSizing of(double unhedgedUsd, double hedgedUsd, double costUsd) {
        Range.nonNegative("unhedgedUsd", unhedgedUsd);
        Range.within("hedgedUsd", hedgedUsd, -Double.MAX_VALUE, Double.MAX_VALUE, "Maybe a price is missing.");
        Range.nonNegative("costUsd", costUsd);
        if (unhedgedUsd >= costUsd) {
            return new NotNeeded(unhedgedUsd - costUsd);
        }
        if (hedgedUsd < costUsd) {
            return new Infeasible(costUsd - Math.max(hedgedUsd, unhedgedUsd));
        }
        return new Covered((costUsd - unhedgedUsd) / (hedgedUsd - unhedgedUsd));
    }

    /**
     * Sizes a forward sale.
     *
     * @param productionBtc coins of the period, stressed, BTC
     * @param forwardUsd price locked in, USD per BTC
     * @param lowPriceUsd low price, such as {@link PriceQuantile}'s at 5 %, USD per BTC
     * @param costUsd cash cost and debt service of the period, USD
     */
    static CoverageSizing byForward(double productionBtc, double forwardUsd, double lowPriceUsd, double costUsd) {
        return of(productionBtc * lowPriceUsd, productionBtc * forwardUsd, costUsd);
    }
}
