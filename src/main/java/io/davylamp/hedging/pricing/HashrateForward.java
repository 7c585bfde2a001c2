package io.davylamp.hedging.pricing;

import io.davylamp.mining.Range;
import java.util.stream.IntStream;

/**
 * Hashrate sold ahead at a fixed hashprice, settled day by day to an index. In USD it fixes price, difficulty and fees;
 * in BTC difficulty and fees only, and the price risk stays.
 *
 * <p>The fair fixed hashprice is the mean over the days of the curve: {@code HPb(t)} in BTC, {@code F(t) · HPb(t)} in
 * USD. Where difficulty and price are random about the curve, {@link #convexity} is added day by day.
 *
 * @param curve hashprice by day, from today
 * @param days contract days, 1 or more
 */
public record HashrateForward(HashpriceCurve curve, int days) {
    public HashrateForward {
        Range.within("days", days, 1, 3650, "Maybe hours were given.");
    }

    /**
     * What a venue lists. Figures as published by the venues at the time of writing; a change is a change of contract.
     *
     * @param name venue and currency
     * @param hashratePh PH/s of one contract
     * @param days days of one contract; 0 where any length up to 12 months is traded
     * @param tick smallest step of the fixed hashprice, USD per PH and day; 0 where there is none
     * @param initialMargin share of the notional put up at the start
     */
    public record Contract(String name, double hashratePh, int days, double tick, double initialMargin) {
        /** Luxor non-deliverable forward in BTC (docs.luxor.tech). */
        public static final Contract LUXOR_BTC = new Contract("Luxor NDF, BTC", 1, 0, 0, 0.18);

        /** Luxor non-deliverable forward in USD (docs.luxor.tech). */
        public static final Contract LUXOR_USD = new Contract("Luxor NDF, USD", 1, 0, 0, 0.35);

        /** Bitnomial hashrate future HUP: its margin is the clearing house's, so none is stated. */
        public static final Contract BITNOMIAL_HUP = new Contract("Bitnomial HUP", 1, 30, 0.25, 0);

        /** Worth of one tick of one contract, USD. */
        public double tickValueUsd() {
            return tick * hashratePh * days;
        }

        /** Margin to put up for so much hashrate at a fixed hashprice, in the currency of the hashprice. */
        public double marginFor(double fixedPerPhDay, double soldPh, int soldDays) {
            return initialMargin * fixedPerPhDay * soldPh * soldDays;
        }
    }

    /** Fair fixed hashprice, BTC per PH/s and day. */
    public double fixedBtc() {
        return IntStream.range(0, days).mapToDouble(curve::btc).average().orElseThrow();
    }

    /** Fair fixed hashprice, USD per PH/s and day, with price and difficulty on their curves. */
    public double fixedUsd() {
        return IntStream.range(0, days).mapToDouble(curve::usd).average().orElseThrow();
    }

    /**
     * Fair fixed hashprice in USD where price and difficulty are random about their curves.
     *
     * @param volPrice volatility of the price, fraction per year
     * @param volDifficulty volatility of difficulty, fraction per year
     * @param correlation of the two, −1 to 1
     */
    public double fixedUsd(double volPrice, double volDifficulty, double correlation) {
        return IntStream.range(0, days)
                .mapToDouble(day ->
                        curve.usd(day) * convexity(volPrice, volDifficulty, correlation, HashpriceCurve.years(day)))
                .average()
                .orElseThrow();
    }

    /**
     * {@code E[P/D] / (E[P] / E[D]) = exp((σ_D² − ρ σ_P σ_D) T)}: a ratio gains from difficulty's variance and loses
     * from difficulty rising with the price.
     */
    static double convexity(double volPrice, double volDifficulty, double correlation, double years) {
        Range.nonNegative("volPrice", volPrice);
        Range.nonNegative("volDifficulty", volDifficulty);
        Range.within("correlation", correlation, -1, 1, "Maybe it is a percentage: write 0.25 for 25 %.");
        return Math.exp((volDifficulty * volDifficulty - correlation * volPrice * volDifficulty) * years);
    }

    /** What the seller gains over the days settled, in the currency of the hashprice: {@code (fixed − index) PH days}. */
    public static double sellerProfit(
            double fixedPerPhDay, double indexPerPhDay, double hashratePh, double settledDays) {
        return (fixedPerPhDay - indexPerPhDay) * hashratePh * settledDays;
    }

    /**
     * The hashprice at which the seller's losses on the days still open have eaten its margin: the forward hedges the
     * miner, but its own margin can be called when hashprice rises.
     *
     * @param initialMargin margin as a share of the fixed hashprice
     * @param maintenance share of it that must remain, fraction
     */
    public static double marginCallHashprice(double fixedPerPhDay, double initialMargin, double maintenance) {
        Range.positive("fixedPerPhDay", fixedPerPhDay);
        Range.fraction("initialMargin", initialMargin);
        Range.fraction("maintenance", maintenance);
        return fixedPerPhDay * (1 + initialMargin * (1 - maintenance));
    }
}
