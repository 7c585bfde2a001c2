package io.davylamp.hedging.risk;

import io.davylamp.metrics.JointMarket;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;

/**
 * How low cash may get on the way, not just where it ends: the distribution of the MINIMUM of the cash balance over a
 * horizon, day by day, with the margin of the hedge itself. A short future takes cash when the price rises, just when
 * the coins that pay for it are still to be mined; so a hedge that makes the end safe can make the way there deadly.
 *
 * <p>Each day coins are sold at spot, difficulty steps every 14 days, cost and debt service are paid, and the futures
 * are settled to {@code F_t = P_t e^(b (T − t))}. Initial margin is put up at the start and comes back at the end.
 *
 * @param flow cash and what comes and goes each day
 * @param hedge futures sold
 * @param market price and difficulty
 * @param days horizon and life of the futures, 1 to 1,095
 */
public record LiquidityAtRisk(Flow flow, Hedge hedge, JointMarket market, int days) {
    private static final int DAYS_PER_ADJUSTMENT = 14;
    private static final double DAY = 1 / DayCount.DAYS_PER_YEAR;

    public LiquidityAtRisk {
        Range.within("days", days, 1, 1095, "Maybe hours were given.");
    }

    /**
     * Cash, and what comes and goes each day.
     *
     * @param cashUsd cash and undrawn credit today, USD, 0 or more
     * @param btcPerDay coins mined and sold a day at today's difficulty, 0 or more
     * @param costUsdPerDay cash cost and debt service, USD a day
     * @param priceUsd today's price, USD per BTC, above 0
     */
    public record Flow(double cashUsd, double btcPerDay, double costUsdPerDay, double priceUsd) {
        public Flow {
            Range.nonNegative("cashUsd", cashUsd);
            Range.nonNegative("btcPerDay", btcPerDay);
            Range.nonNegative("costUsdPerDay", costUsdPerDay);
            Range.positive("priceUsd", priceUsd);
        }
    }

    /**
     * Futures sold against production.
     *
     * @param shortBtc BTC of futures sold, 0 or more
     * @param basisPerYear continuous basis, fraction per year
     * @param initialMargin share of their worth put up at the start, fraction
     */
    public record Hedge(double shortBtc, double basisPerYear, double initialMargin) {
        /** No futures. */
        public static final Hedge NONE = new Hedge(0, 0, 0);

        public Hedge {
            Range.nonNegative("shortBtc", shortBtc);
            Range.within("basisPerYear", basisPerYear, -2, 2, "Maybe it is a percentage: write 0.05 for 5 %.");
            Range.fraction("initialMargin", initialMargin);
        }
    }

    /**
     * What the paths showed, USD.
     *
     * @param lowest the lowest balance of each path, its start included
     * @param end the balance at the end, margin returned
     * @param deepestMargin the most each path had paid into the futures at once, initial margin included
     */
    public record Result(Outcomes lowest, Outcomes end, Outcomes deepestMargin) {
        /** Share of paths on which cash ran out. */
        public double ruinProbability() {
            return lowest.shareBelow(0);
        }
    }

    /**
     * Simulates.
     *
     * @param paths how many, 1 to 10 million; a path takes two normals a day
     * @param seed the same seed gives the same result
     */
    public Result simulate(int paths, long seed) {
        Range.within("paths", paths, 1, 10_000_000, "Maybe fewer do: 20,000 estimate a 5 % quantile well.");
        Shocks shocks = new Shocks(market, DAY, seed);
        double[] lowest = new double[paths];
        double[] end = new double[paths];
        double[] margin = new double[paths];
        for (int path = 0; path < paths; path++) {
            Walk walk = new Walk();
            for (int day = 1; day <= days; day++) {
                shocks.next();
                walk.step(day, shocks);
            }
            lowest[path] = walk.lowest;
            end[path] = walk.cash + walk.put();
            margin[path] = walk.deepestMargin;
        }
        return new Result(new Outcomes(lowest), new Outcomes(end), new Outcomes(margin));
    }

    private double futureUsd(double priceUsd, int day) {
        return priceUsd * StrictMath.exp(hedge.basisPerYear() * (days - day) * DAY);
    }

    /** One path, day by day. */
    private final class Walk {
        private double logPrice;
        private double logDifficulty;
        private double adjustedDifficulty = 1;
        private double future = futureUsd(flow.priceUsd(), 0);
        private double cash = flow.cashUsd() - put();
        private double paidIn = put();
        private double lowest = cash;
        private double deepestMargin = paidIn;

        /** Initial margin. */
        double put() {
            return hedge.initialMargin() * hedge.shortBtc() * futureUsd(flow.priceUsd(), 0);
        }

        void step(int day, Shocks shocks) {
            logPrice += shocks.logPrice();
            logDifficulty += shocks.logDifficulty();
            double price = flow.priceUsd() * StrictMath.exp(logPrice);
            double settled = futureUsd(price, day);
            double variation = hedge.shortBtc() * (settled - future);
            future = settled;
            paidIn += variation;
            cash += flow.btcPerDay() * price / adjustedDifficulty - flow.costUsdPerDay() - variation;
            lowest = Math.min(lowest, cash);
            deepestMargin = Math.max(deepestMargin, paidIn);
            if (day % DAYS_PER_ADJUSTMENT == 0) {
                adjustedDifficulty = StrictMath.exp(logDifficulty);
            }
        }
    }
}
