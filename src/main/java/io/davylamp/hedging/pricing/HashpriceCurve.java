package io.davylamp.hedging.pricing;

import io.davylamp.mining.DayCount;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.util.List;

/**
 * Hashprice by day ahead: today's, carried with the price's forward and cut by known difficulty steps. Day t (0 is
 * today) is valued at its middle, t + ½. A halving is a step too, with the factor {@code (s + f) / (s/2 + f)}.
 *
 * @param btcPerPhDay today's hashprice, BTC per PH/s and day, above 0
 * @param spotUsd spot price, USD per BTC, above 0
 * @param carryPerYear continuous futures basis, fraction per year
 * @param steps difficulty steps, by day
 */
public record HashpriceCurve(double btcPerPhDay, double spotUsd, double carryPerYear, List<Step> steps) {

    /**
     * From a day on, difficulty is so many times today's.
     *
     * @param fromDay first day it applies to, 0 or more
     * @param difficultyFactor difficulty over today's, above 0: 1.03 for 3 % more
     */
    public record Step(int fromDay, double difficultyFactor) {
        public Step {
            Range.within("fromDay", fromDay, 0, 36_500, "Maybe it is in the past: leave it out.");
            Range.positive("difficultyFactor", difficultyFactor);
        }
    }

    public HashpriceCurve {
        Range.positive("btcPerPhDay", btcPerPhDay);
        Range.positive("spotUsd", spotUsd);
        Range.within("carryPerYear", carryPerYear, -2, 2, "Maybe it is a percentage: write 0.05 for 5 %.");
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).fromDay() <= steps.get(i - 1).fromDay()) {
                throw new InvalidValue(
                        "steps",
                        "step %d starts on day %d, not after the one before."
                                .formatted(i + 1, steps.get(i).fromDay()),
                        "Maybe sort them by day.");
            }
        }
    }

    /** Without known steps: difficulty stays. */
    public static HashpriceCurve flat(double btcPerPhDay, double spotUsd, double carryPerYear) {
        return new HashpriceCurve(btcPerPhDay, spotUsd, carryPerYear, List.of());
    }

    /** Hashprice of a day, BTC per PH/s and day. */
    public double btc(int day) {
        double factor = 1;
        for (Step step : steps) {
            if (step.fromDay() <= day) {
                factor = step.difficultyFactor();
            }
        }
        return btcPerPhDay / factor;
    }

    /** Forward price of a day, USD per BTC. */
    public double forwardUsd(int day) {
        return Basis.forward(spotUsd, carryPerYear, day + 0.5);
    }

    /** Forward hashprice of a day, USD per PH/s and day. */
    public double usd(int day) {
        return forwardUsd(day) * btc(day);
    }

    /** Time to the middle of a day, years. */
    public static double years(int day) {
        return (day + 0.5) / DayCount.DAYS_PER_YEAR;
    }
}
