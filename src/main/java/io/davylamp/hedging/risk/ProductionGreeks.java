package io.davylamp.hedging.risk;

import io.davylamp.hedging.contract.ShutdownOption;
import io.davylamp.mining.Range;

/**
 * How the revenue and power bill of a period move with the market while the machines keep running (no switch-off;
 * {@link ShutdownOption} adds that).
 *
 * @param fleet what runs
 * @param chain what a block pays and the coin's price
 * @param days length of the period, above 0
 */
public record ProductionGreeks(Fleet fleet, Chain chain, double days) {
    private static final double HOURS_PER_DAY = 24;

    public ProductionGreeks {
        Range.positive("days", days);
    }

    /**
     * What runs.
     *
     * @param hashratePh PH/s installed, 0 or more
     * @param uptime share of the time it hashes
     * @param poolFee fraction of earnings
     * @param joulesPerTh fleet efficiency, J/TH
     * @param pue site power over machine power, 1 or more
     */
    public record Fleet(double hashratePh, double uptime, double poolFee, double joulesPerTh, double pue) {
        public Fleet {
            Range.nonNegative("hashratePh", hashratePh);
            Range.fraction("uptime", uptime);
            Range.within("poolFee", poolFee, 0, 0.5, "Maybe it is a percentage: write 0.02 for 2 %.");
            Range.within("joulesPerTh", joulesPerTh, 1, 10_000, "Maybe J/GH were given: an S19j Pro is 30 J/TH.");
            Range.within("pue", pue, 1, 3, "Maybe overhead was given alone: a PUE of 1.05 is 5 % overhead.");
        }

        /** Energy over a period, kWh: 1 PH/s at E J/TH draws E kW. Power stops with the machines. */
        double kwh(double days) {
            return hashratePh * HOURS_PER_DAY * joulesPerTh * pue * days * uptime;
        }
    }

    /**
     * What a block pays, and what a coin is worth.
     *
     * @param btcPerPhDay hashprice, BTC per PH/s and day, above 0
     * @param rewardBtc subsidy and fees of a block, BTC, above 0
     * @param priceUsd USD per BTC, above 0
     */
    public record Chain(double btcPerPhDay, double rewardBtc, double priceUsd) {
        public Chain {
            Range.positive("btcPerPhDay", btcPerPhDay);
            Range.positive("rewardBtc", rewardBtc);
            Range.positive("priceUsd", priceUsd);
        }
    }

    /** Coins expected, BTC: also the change of revenue for 1 USD of price, so the BTC to sell to be neutral. */
    public double priceDeltaBtc() {
        return fleet.hashratePh() * days * fleet.uptime() * chain.btcPerPhDay() * (1 - fleet.poolFee());
    }

    /** Revenue expected at today's price, USD. */
    public double revenueUsd() {
        return priceDeltaBtc() * chain.priceUsd();
    }

    /** Change of revenue when difficulty changes by a fraction, USD: {@code R (1/(1 + x) − 1)}. */
    public double difficultyChangeUsd(double fraction) {
        Range.within("fraction", fraction, -0.99, 100, "Maybe it is a percentage: write 0.01 for 1 %.");
        return revenueUsd() * (1 / (1 + fraction) - 1);
    }

    /** Change of revenue when a block carries so much more in fees, USD. */
    public double feeChangeUsd(double btcPerBlock) {
        return revenueUsd() * btcPerBlock / chain.rewardBtc();
    }

    /** Change of cash flow when power costs so much more, USD: negative for a rise. */
    public double powerChangeUsd(double usdPerKwh) {
        return -fleet.kwh(days) * usdPerKwh;
    }

    /** How price delta falls with difficulty, BTC per unit of relative difficulty: {@code −Q}. */
    public double priceDifficultyGammaBtc() {
        return -priceDeltaBtc();
    }

    /** Change of revenue when price, difficulty and fees move together, USD; the parts above do not add up to it. */
    public double revenueChangeUsd(double priceChange, double difficultyChange, double feeChangeBtcPerBlock) {
        double fees = 1 + feeChangeBtcPerBlock / chain.rewardBtc();
        return revenueUsd() * ((1 + priceChange) * fees / (1 + difficultyChange) - 1);
    }
}
