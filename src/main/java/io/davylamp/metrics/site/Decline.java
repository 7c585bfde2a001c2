package io.davylamp.metrics.site;

import io.davylamp.metrics.network.Halving;
import io.davylamp.mining.Range;
import java.util.OptionalDouble;

/**
 * How the hashprice thins out at a flat BTC price: difficulty grows by a steady rate, and a halving takes its part.
 *
 * @param difficultyGrowthPerMonth growth of difficulty, fraction per month; below 0 where the network shrinks
 * @param halvingMonth months until the halving; empty where none is ahead
 * @param halvingFactor hashprice after the halving over before: {@link Halving#hashpriceFactor}
 */
public record Decline(double difficultyGrowthPerMonth, OptionalDouble halvingMonth, double halvingFactor) {
    public Decline {
        String percent = "Maybe it is a percentage: write 0.02 for 2 % a month.";
        Range.within("difficultyGrowthPerMonth", difficultyGrowthPerMonth, -0.5, 1, percent);
        halvingMonth.ifPresent(it -> Range.within("halvingMonth", it, 0, 48, "Maybe days or blocks were given."));
        Range.within(
                "halvingFactor", halvingFactor, 0.01, 1, "Maybe leave it at (subsidy / 2 + fees) / (subsidy + fees).");
    }

    /** A steady growth of difficulty with no halving ahead. */
    public static Decline steady(double difficultyGrowthPerMonth) {
        return new Decline(difficultyGrowthPerMonth, OptionalDouble.empty(), 1);
    }

    /** Hashprice after so many months over today's: {@code (1 + g)^−t}, from the halving on times its factor. */
    public double hashpriceFactor(double months) {
        boolean halved = halvingMonth.isPresent() && months >= halvingMonth.getAsDouble();
        return Math.pow(1 + difficultyGrowthPerMonth, -months) * (halved ? halvingFactor : 1);
    }

    /**
     * Months until a hashprice has fallen to the breakeven: {@code ln(HP / HP_be) / ln(1 + g)}, or the halving, where
     * that ends it. 0 where it is below already; empty where it never gets there.
     *
     * @param usdPerPhDay hashprice today, USD per PH/s and day, above 0
     * @param breakevenUsdPerPhDay hashprice at which cash cost is just covered, the same unit
     */
    public OptionalDouble monthsUntil(double usdPerPhDay, double breakevenUsdPerPhDay) {
        if (usdPerPhDay < breakevenUsdPerPhDay) {
            return OptionalDouble.of(0);
        }
        OptionalDouble unhalved = steadyMonths(usdPerPhDay, breakevenUsdPerPhDay);
        if (halvingMonth.isEmpty() || (unhalved.isPresent() && unhalved.getAsDouble() <= halvingMonth.getAsDouble())) {
            return unhalved;
        }
        OptionalDouble halved = steadyMonths(usdPerPhDay * halvingFactor, breakevenUsdPerPhDay);
        boolean endedByHalving = usdPerPhDay * hashpriceFactor(halvingMonth.getAsDouble()) < breakevenUsdPerPhDay;
        return endedByHalving ? halvingMonth : halved;
    }

    private OptionalDouble steadyMonths(double usdPerPhDay, double breakevenUsdPerPhDay) {
        boolean never = breakevenUsdPerPhDay <= 0 || difficultyGrowthPerMonth <= 0;
        return never
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.log(usdPerPhDay / breakevenUsdPerPhDay) / Math.log1p(difficultyGrowthPerMonth));
    }
}
