package io.davylamp.hedging.risk;

import io.davylamp.mining.Range;

/**
 * The futures position that leaves the least variance (Ederington 1979): {@code h = ρ σ_s / σ_f}; the share of the
 * exposure's volatility that stays is {@code √(1 − ρ²)}, whatever the size of the contract.
 *
 * @param correlation of exposure and future, −1 to 1
 * @param volExposure volatility of what is hedged, fraction per year
 * @param volFuture volatility of the future, fraction per year, above 0
 */
public record MinVarianceHedge(double correlation, double volExposure, double volFuture) {
    public MinVarianceHedge {
        Range.within("correlation", correlation, -1, 1, "Maybe it is a percentage: write 0.82 for 82 %.");
        Range.nonNegative("volExposure", volExposure);
        Range.positive("volFuture", volFuture);
    }

    /** BTC of futures to sell for each BTC of exposure; negative asks to buy. */
    public double ratio() {
        return correlation * volExposure / volFuture;
    }

    /**
     * Contracts to sell, rounded to the nearest whole one.
     *
     * @param exposureBtc BTC at risk
     * @param contractBtc BTC of one contract, above 0
     */
    public long contracts(double exposureBtc, double contractBtc) {
        Range.nonNegative("exposureBtc", exposureBtc);
        Range.positive("contractBtc", contractBtc);
        return Math.round(ratio() * exposureBtc / contractBtc);
    }

    /** Share of the exposure's volatility no such hedge removes, fraction. */
    public double residualVolFraction() {
        return Math.sqrt(1 - correlation * correlation);
    }
}
