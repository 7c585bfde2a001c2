package io.davylamp.metrics.site;

import io.davylamp.metrics.operator.Breakeven;

/**
 * Power made at the well from gas that has no other way out, or would be flared. The heat rate of a gas engine is near
 * 0.010 MMBtu per kWh (general engineering practice).
 */
public final class StrandedGas {
    private StrandedGas() {}

    /**
     * Cost of power: {@code gas price × heat rate + operation and maintenance}, USD per kWh. Below zero where the well's
     * owner pays more to be rid of the gas than running the engine costs.
     *
     * @param gasUsdPerMmbtu price of the gas at the well, USD per MMBtu; below 0 where its owner pays
     * @param heatRateMmbtuPerKwh gas burnt for a kWh, MMBtu
     * @param maintenanceUsdPerKwh engine, rent and operation, USD per kWh
     */
    public static double usdPerKwh(double gasUsdPerMmbtu, double heatRateMmbtuPerKwh, double maintenanceUsdPerKwh) {
        return gasUsdPerMmbtu * heatRateMmbtuPerKwh + maintenanceUsdPerKwh;
    }

    /**
     * Gas price up to which mining pays: {@code (breakeven power price − maintenance) / heat rate}, USD per MMBtu.
     *
     * @param breakevenUsdPerKwh breakeven power price: {@link Breakeven#powerPrice}
     * @param heatRateMmbtuPerKwh gas burnt for a kWh, MMBtu, above 0
     * @param maintenanceUsdPerKwh engine, rent and operation, USD per kWh
     */
    public static double breakevenUsdPerMmbtu(
            double breakevenUsdPerKwh, double heatRateMmbtuPerKwh, double maintenanceUsdPerKwh) {
        return (breakevenUsdPerKwh - maintenanceUsdPerKwh) / heatRateMmbtuPerKwh;
    }
}
