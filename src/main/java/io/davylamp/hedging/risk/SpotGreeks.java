package io.davylamp.hedging.risk;

/**
 * Sensitivities of an option to the spot market, in USD per BTC of the option.
 *
 * @param delta for 1 USD of spot
 * @param gamma of delta, for 1 USD of spot
 * @param vega for 1.00 (100 points) of volatility
 * @param theta as a year passes
 * @param rho for 1.00 of the discount rate, carry fixed
 * @param carryRho for 1.00 of carry, discount rate fixed
 */
public record SpotGreeks(double delta, double gamma, double vega, double theta, double rho, double carryRho) {}
