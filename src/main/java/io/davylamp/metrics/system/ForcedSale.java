package io.davylamp.metrics.system;

import io.davylamp.mining.Range;

/**
 * A miner that may have to sell coins over a horizon: to pay its cost, and to cure a margin call.
 *
 * @param name who it is
 * @param btc coins it holds, those pledged included
 * @param debtUsd debt secured by them, USD
 * @param cashUsd cash, USD
 * @param costUsd cash cost and debt service over the horizon, USD
 * @param producedBtc coins it mines over the horizon
 * @param marginCallLtv loan to value at which it is called
 * @param targetLtv loan to value to which a call must be cured, at most that of the call
 */
public record ForcedSale(
        String name,
        double btc,
        double debtUsd,
        double cashUsd,
        double costUsd,
        double producedBtc,
        double marginCallLtv,
        double targetLtv) {
    public ForcedSale {
        Range.nonNegative("btc", btc);
        Range.nonNegative("debtUsd", debtUsd);
        Range.nonNegative("cashUsd", cashUsd);
        Range.nonNegative("costUsd", costUsd);
        Range.nonNegative("producedBtc", producedBtc);
        String advice = "Maybe it is a percentage: write 0.70 for 70 %.";
        Range.within("marginCallLtv", marginCallLtv, 0.01, 1.5, advice);
        Range.within("targetLtv", targetLtv, 0.01, Math.min(marginCallLtv, 0.999), advice);
    }

    /**
     * Coins it must sell at a price, BTC: {@code operating + margin}. Operating is {@code (cost − cash)+ / price}, out of
     * production first and then of the treasury, as far as they reach. Margin is, where the debt exceeds the call's share
     * of what is left, {@code (debt − target × left × price) / (price × (1 − target))}, as far as what is left reaches.
     * It never falls as the price falls.
     */
    public double btcAt(double priceUsd) {
        return operatingBtc(priceUsd) + marginBtc(priceUsd);
    }

    /** Whether it is called for margin at a price. */
    public boolean calledAt(double priceUsd) {
        return debtUsd > marginCallLtv * left(priceUsd) * priceUsd;
    }

    private double operatingBtc(double priceUsd) {
        return Math.min(Math.max(0, costUsd - cashUsd) / priceUsd, producedBtc + btc);
    }

    private double marginBtc(double priceUsd) {
        if (!calledAt(priceUsd)) {
            return 0;
        }
        double left = left(priceUsd);
        double cure = (debtUsd - targetLtv * left * priceUsd) / (priceUsd * (1 - targetLtv));
        return Math.max(0, Math.min(cure, left));
    }

    private double left(double priceUsd) {
        return btc - Math.max(0, operatingBtc(priceUsd) - producedBtc);
    }
}
