package io.davylamp.metrics.network;

/**
 * The network's mining revenue stress score, 0 (none) to 100: five measures of how little mining earns, each brought to
 * 0 to 1 and weighted. The weights and ranges are a house choice made with the episodes since 2017 in view; nothing
 * before mid-2025 tests them blindly.
 */
public final class StressScore {
    private StressScore() {}

    /**
     * The score {@code 100 × (0.25 s1 + 0.25 s2 + 0.20 s3 + 0.15 s4 + 0.15 s5)}, with
     *
     * <ul>
     *   <li>s1 = (0.25 − percentile) / 0.25: hashprice low against four years
     *   <li>s2 = (1 − Puell) / 0.5: issuance worth less than in the year
     *   <li>s3 = (−0.05 − change) / 0.40: hashprice fallen within 90 days
     *   <li>s4 = (−0.25 − drawdown) / 0.50: hashprice below the year's highest
     *   <li>s5 = (1 − ribbon) / 0.05: machines being switched off
     * </ul>
     *
     * each kept within 0 and 1.
     *
     * @param percentile1460d rank of the seven-day hashprice in 1,460 days, fraction
     * @param puell7d seven-day mean of the Puell multiple
     * @param change90d change of the seven-day hashprice over 90 days, fraction
     * @param drawdown365d seven-day hashprice over its highest of 365 days − 1, fraction
     * @param ribbonRatio 30-day over 60-day mean hashrate
     */
    public static double of(
            double percentile1460d, double puell7d, double change90d, double drawdown365d, double ribbonRatio) {
        double rank = unit((0.25 - percentile1460d) / 0.25);
        double issuance = unit((1 - puell7d) / 0.5);
        double fall = unit((-0.05 - change90d) / 0.40);
        double drawdown = unit((-0.25 - drawdown365d) / 0.50);
        double ribbon = unit((1 - ribbonRatio) / 0.05);
        return 100 * (0.25 * rank + 0.25 * issuance + 0.20 * fall + 0.15 * drawdown + 0.15 * ribbon);
    }

    /** Kept within 0 and 1; NaN stays NaN. */
    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
