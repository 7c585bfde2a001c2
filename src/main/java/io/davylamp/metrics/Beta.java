package io.davylamp.metrics;

/**
 * How mining revenue moves with the price, and what return capital may ask for that.
 *
 * @param beta change of the one for a change of the other: the slope of ordinary least squares
 * @param correlation how closely they move together, −1 to 1
 */
public record Beta(double beta, double correlation) {

    /**
     * Regresses one series of returns on another. Smooth both or neither: a smoothed hashprice on a raw price halves
     * the slope. NaN where the second is constant or fewer than two pairs are given.
     *
     * @param returns returns of mining revenue, such as weekly log changes of the seven-day hashprice
     * @param marketReturns returns of the price over the same times
     */
    public static Beta of(double[] returns, double[] marketReturns) {
        if (returns.length != marketReturns.length) {
            throw new IllegalArgumentException(
                    "returns come in pairs: %d and %d were given".formatted(returns.length, marketReturns.length));
        }
        double joint = Series.products(returns, marketReturns);
        double market = Series.products(marketReturns, marketReturns);
        return new Beta(joint / market, joint / Math.sqrt(market * Series.products(returns, returns)));
    }

    /**
     * Cost of equity by the CAPM: {@code risk-free rate + beta × premium}, fraction per year.
     *
     * @param riskFreePerYear rate without risk, fraction per year
     * @param beta beta of the cash flow to the market the premium is of
     * @param premiumPerYear what that market pays above the rate, fraction per year
     */
    public static double costOfEquityPerYear(double riskFreePerYear, double beta, double premiumPerYear) {
        return riskFreePerYear + beta * premiumPerYear;
    }

    /**
     * Operating leverage: {@code revenue / (revenue − fixed cost)}: so many percent of cash flow for one of revenue,
     * and the factor from the beta of revenue to that of cash flow. Without meaning where cost is not covered.
     *
     * @param revenue revenue
     * @param fixedCost cost that does not move with the price, same time and unit, below revenue
     */
    public static double operatingLeverage(double revenue, double fixedCost) {
        return revenue / (revenue - fixedCost);
    }
}
