package io.davylamp.metrics.site;

import io.davylamp.mining.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the network's hashrate settles: machines join, cheapest first, while the revenue shared by all that run
 * still covers their cost. Difficulty gets there at its retargets, so until then the hashprice is off it.
 *
 * @param hashrateEh hashrate that runs, EH/s
 * @param usdPerPhDay hashprice, USD per PH/s and day
 * @param marginal the last class that runs
 * @param activeFraction how much of it runs, fraction
 */
public record HashrateEquilibrium(double hashrateEh, double usdPerPhDay, String marginal, double activeFraction) {
    private static final double PH_PER_EH = 1_000;
    private static final double HASHES_PER_EH = 1e18;
    private static final double SECONDS_PER_BLOCK = 600;
    private static final double HASHES_PER_DIFFICULTY = 4_294_967_296.0;

    /**
     * A class of machines on the marginal cost curve.
     *
     * @param name what people call it
     * @param eh how much of it exists, EH/s
     * @param breakevenUsdPerPhDay hashprice at which its cash cost is just covered
     */
    public record Supply(String name, double eh, double breakevenUsdPerPhDay) {
        public Supply {
            Range.positive("eh", eh);
            Range.nonNegative("breakevenUsdPerPhDay", breakevenUsdPerPhDay);
        }
    }

    /**
     * The equilibrium: a class is included while {@code revenue / cumulated hashrate ≥ its breakeven}; where it fits
     * only in part, so much runs that the hashprice is its breakeven.
     *
     * @param supply the classes, in any order, one at least
     * @param priceUsd BTC price, USD
     * @param btcPerDay what all blocks of a day pay, BTC
     */
    public static HashrateEquilibrium of(List<Supply> supply, double priceUsd, double btcPerDay) {
        if (supply.isEmpty()) {
            throw new IllegalArgumentException("a marginal cost curve needs a class of machines");
        }
        Range.positive("priceUsd", priceUsd);
        Range.positive("btcPerDay", btcPerDay);
        double revenue = priceUsd * btcPerDay;
        List<Supply> cheapestFirst = new ArrayList<>(supply);
        cheapestFirst.sort(Comparator.comparingDouble(Supply::breakevenUsdPerPhDay));
        double below = 0;
        Supply last = cheapestFirst.get(0);
        for (Supply next : cheapestFirst) {
            if (revenue / ((below + next.eh()) * PH_PER_EH) < next.breakevenUsdPerPhDay()) {
                return partly(revenue, below, last, next);
            }
            below += next.eh();
            last = next;
        }
        return new HashrateEquilibrium(below, revenue / (below * PH_PER_EH), last.name(), 1);
    }

    /** The next class fits in part, or not at all: then the one before it stays the marginal one and earns more. */
    private static HashrateEquilibrium partly(double revenue, double below, Supply last, Supply next) {
        double room = revenue / (next.breakevenUsdPerPhDay() * PH_PER_EH) - below;
        return room > 0
                ? new HashrateEquilibrium(below + room, next.breakevenUsdPerPhDay(), next.name(), room / next.eh())
                : new HashrateEquilibrium(below, revenue / (below * PH_PER_EH), last.name(), 1);
    }

    /** Difficulty at which that hashrate finds a block every 600 s. */
    public double difficulty() {
        return hashrateEh * HASHES_PER_EH * SECONDS_PER_BLOCK / HASHES_PER_DIFFICULTY;
    }
}
