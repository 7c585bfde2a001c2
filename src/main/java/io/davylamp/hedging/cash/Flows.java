package io.davylamp.hedging.cash;

/**
 * What an operator earns and pays a day at today's prices.
 *
 * @param btcPerDay coins mined, after uptime and pool fee, BTC
 * @param powerUsdPerDay power
 * @param otherUsdPerDay other cash cost less curtailment credits
 * @param debtServiceUsdPerDay interest and principal
 */
public record Flows(double btcPerDay, double powerUsdPerDay, double otherUsdPerDay, double debtServiceUsdPerDay) {
    public double costUsdPerDay() {
        return powerUsdPerDay + otherUsdPerDay + debtServiceUsdPerDay;
    }
}
