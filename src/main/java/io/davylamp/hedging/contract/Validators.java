package io.davylamp.hedging.contract;

import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;
import java.util.OptionalDouble;

/**
 * Proof-of-stake income in the frame of mining: revenue, cost, breakeven price, a day's USD, so that a mixed operator
 * has one revenue number. There is no difficulty: instead the yield thins as more is staked in all.
 *
 * @param stake what is staked and by whom
 * @param yield what a staked coin earns
 * @param risk what can be lost
 * @param opexUsdPerYear cost of running, USD a year
 * @param priceUsd price of a coin, USD, above 0
 */
public record Validators(Stake stake, Yield yield, Risk risk, double opexUsdPerYear, double priceUsd) {
    public Validators {
        Range.nonNegative("opexUsdPerYear", opexUsdPerYear);
        Range.positive("priceUsd", priceUsd);
    }

    /**
     * Coins staked, and whose they are.
     *
     * @param own coins of its own
     * @param delegated coins others delegate to it
     * @param commission share of the delegators' reward it keeps, fraction
     */
    public record Stake(double own, double delegated, double commission) {
        public Stake {
            Range.nonNegative("own", own);
            Range.nonNegative("delegated", delegated);
            Range.fraction("commission", commission);
        }

        /** Coins' worth of full reward: own and its share of the delegators'. */
        double rewarded() {
            return own + delegated * commission;
        }
    }

    /**
     * What a staked coin earns.
     *
     * @param apr consensus reward, fraction per year
     * @param mevApr tips and extractable value, fraction per year
     * @param uptime share of duties done, fraction
     */
    public record Yield(double apr, double mevApr, double uptime) {
        public Yield {
            Range.within("apr", apr, 0, 2, "Maybe it is a percentage: write 0.029 for 2.9 %.");
            Range.within("mevApr", mevApr, 0, 2, "Maybe it is a percentage: write 0.006 for 0.6 %.");
            Range.fraction("uptime", uptime);
        }

        public double perYear() {
            return (apr + mevApr) * uptime;
        }

        /**
         * The yield when so much more is staked in all. Consensus reward per coin goes with the inverse square root of
         * the stake (Ethereum's base reward), extractable value is shared, so with its inverse.
         *
         * @param stakeFactor total stake over today's, above 0
         */
        public Yield diluted(double stakeFactor) {
            Range.positive("stakeFactor", stakeFactor);
            return new Yield(apr / Math.sqrt(stakeFactor), mevApr / stakeFactor, uptime);
        }
    }

    /**
     * What may be lost by misbehaving.
     *
     * @param slashingsPerYear expected slashings of the own stake a year
     * @param lostFraction share of the own stake lost by one
     */
    public record Risk(double slashingsPerYear, double lostFraction) {
        public Risk {
            Range.nonNegative("slashingsPerYear", slashingsPerYear);
            Range.fraction("lostFraction", lostFraction);
        }
    }

    /** {@code (own + delegated · commission) · P · (APR + MEV APR) · uptime}, USD a year. */
    public double revenueUsdPerYear() {
        return stake.rewarded() * priceUsd * yield.perYear();
    }

    public double revenueUsdPerDay() {
        return revenueUsdPerYear() / DayCount.DAYS_PER_YEAR;
    }

    /** Expected loss by slashing, own stake only, USD a year; delegators bear theirs. */
    public double slashingUsdPerYear() {
        return risk.slashingsPerYear() * risk.lostFraction() * stake.own() * priceUsd;
    }

    public double netUsdPerYear() {
        return revenueUsdPerYear() - slashingUsdPerYear() - opexUsdPerYear;
    }

    /**
     * Price at which net income is nothing, USD per coin: {@code opex / (rewarded · yield − λ · lost · own)}. Empty where
     * the coins earned do not even make up for those slashed: no price pays then.
     */
    public OptionalDouble breakevenPriceUsd() {
        double coinsPerYear =
                stake.rewarded() * yield.perYear() - risk.slashingsPerYear() * risk.lostFraction() * stake.own();
        return coinsPerYear > 0 ? OptionalDouble.of(opexUsdPerYear / coinsPerYear) : OptionalDouble.empty();
    }
}
