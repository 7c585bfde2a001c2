package io.davylamp.hedging.contract;

import io.davylamp.hedging.CoverageSizing;
import io.davylamp.hedging.pricing.PriceQuantile;
import io.davylamp.mining.Range;

/**
 * Power bought ahead at a fixed price for a share of what a fleet draws. The fleet's margin is a spread between
 * hashprice and power, so fixing power alone leaves the hashprice open; and power bought but not drawn is sold at spot,
 * which is what makes curtailment pay.
 *
 * @param kwh energy the fleet draws over the period, kWh, above 0
 * @param fixedUsdPerKwh price fixed, USD per kWh
 * @param share share of the energy fixed, fraction
 */
public record PowerHedge(double kwh, double fixedUsdPerKwh, double share) {
    public PowerHedge {
        Range.positive("kwh", kwh);
        Range.within("fixedUsdPerKwh", fixedUsdPerKwh, -1, 5, "Maybe USD per MWh were given: 52 are 0.052.");
        Range.fraction("share", share);
    }

    /** What the energy costs when spot averages so much, USD: {@code kWh · [h · fixed + (1 − h) · spot]}. */
    public double costUsd(double spotUsdPerKwh) {
        return kwh * (share * fixedUsdPerKwh + (1 - share) * spotUsdPerKwh);
    }

    /** Gain of the hedge alone, USD: {@code kWh · h · (spot − fixed)}; negative where spot ends below. */
    public double profitUsd(double spotUsdPerKwh) {
        return kwh * share * (spotUsdPerKwh - fixedUsdPerKwh);
    }

    /** Change of cost for one US cent of spot power, USD. */
    public double costDeltaUsdPerCent() {
        return kwh * (1 - share) * 0.01;
    }

    /**
     * Cost that is exceeded with this probability, spot being lognormal about its forward, USD.
     *
     * @param probability 0.05 for the dearest twentieth
     */
    public double highCostUsd(double forwardUsdPerKwh, double volPerYear, double years, double probability) {
        return costUsd(PriceQuantile.of(forwardUsdPerKwh, volPerYear, years, 1 - probability));
    }

    /**
     * Profit of an hour with the power already bought, USD per kWh: mine it at its worth in hashprice, or sell it.
     *
     * @param breakevenUsdPerKwh power price at which mining just pays
     */
    public double hourProfitUsdPerKwh(double spotUsdPerKwh, double breakevenUsdPerKwh) {
        return Math.max(spotUsdPerKwh, breakevenUsdPerKwh) - fixedUsdPerKwh;
    }

    /** The share to fix so that the expensive outcome costs no more than a budget; infeasible is said. */
    public static CoverageSizing shareFor(
            double kwh, double fixedUsdPerKwh, double highSpotUsdPerKwh, double budgetUsd) {
        Range.positive("kwh", kwh);
        double worst = kwh * highSpotUsdPerKwh;
        double fixed = kwh * fixedUsdPerKwh;
        if (worst <= budgetUsd) {
            return new CoverageSizing.NotNeeded(budgetUsd - worst);
        }
        return fixed > budgetUsd
                ? new CoverageSizing.Infeasible(Math.min(fixed, worst) - budgetUsd)
                : new CoverageSizing.Covered((worst - budgetUsd) / (worst - fixed));
    }
}
