package io.davylamp.whatif;

import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Range;

/**
 * What is assumed to change, at once and together. It is taken to have lasted a week: seven-day means move with it. What
 * it does not touch stays: contracts, loans' balances, coins sold last month, hedges' own gains. Pledged machines are worth
 * what {@link Repricing} makes of them.
 *
 * @param priceChange relative change of the BTC price, −0.99 to 10: −0.30 for a fall of 30 %
 * @param difficultyChange relative change of difficulty, −0.9 to 5
 * @param feesChange relative change of fees a block, −1 to 100
 * @param powerChange relative change of the operator's power price, −1 to 10
 * @param volChange relative change of implied volatility, −0.9 to 5
 * @param rateChange change of the interest rate in fractions a year, −0.5 to 0.5: 0.01 for one point more
 * @param outage share of the uptime lost, 0 to 1
 * @param machineChange relative change of machines' prices beside what hashprice does to them, −0.99 to 10
 */
public record Shock(
        double priceChange,
        double difficultyChange,
        double feesChange,
        double powerChange,
        double volChange,
        double rateChange,
        double outage,
        double machineChange) {
    public static final Shock NONE = new Shock(0, 0, 0, 0, 0, 0, 0, 0);

    static final double MIN_PRICE = -0.99;
    static final double MAX_DIFFICULTY = 5;
    static final double MAX_POWER = 10;
    static final double MIN_MACHINES = -0.99;

    private static final String OF_CHANGE = "Maybe it is a percentage: write -0.30 for a fall of 30 %.";

    /** What can be shocked, each within its bounds. */
    public enum Part {
        PRICE("priceChange", MIN_PRICE, 10, OF_CHANGE),
        DIFFICULTY("difficultyChange", -0.9, MAX_DIFFICULTY, OF_CHANGE),
        FEES("feesChange", -1, 100, OF_CHANGE),
        POWER("powerChange", -1, MAX_POWER, OF_CHANGE),
        VOL("volChange", -0.9, 5, OF_CHANGE),
        RATE("rateChange", -0.5, 0.5, "Maybe it is a percentage: write 0.01 for 1 point."),
        OUTAGE("outage", 0, 1, "Maybe it is a percentage: write 0.25 for a quarter of uptime."),
        MACHINES("machineChange", MIN_MACHINES, 10, OF_CHANGE);

        private final String field;
        private final double min;
        private final double max;
        private final String advice;

        Part(String field, double min, double max, String advice) {
            this.field = field;
            this.min = min;
            this.max = max;
            this.advice = advice;
        }

        /** The shock's field. */
        public String field() {
            return field;
        }

        public double min() {
            return min;
        }

        public double max() {
            return max;
        }

        private void check(double change) {
            Range.within("shocks." + field, change, min, max, advice);
        }
    }

    public Shock {
        Part.PRICE.check(priceChange);
        Part.DIFFICULTY.check(difficultyChange);
        Part.FEES.check(feesChange);
        Part.POWER.check(powerChange);
        Part.VOL.check(volChange);
        Part.RATE.check(rateChange);
        Part.OUTAGE.check(outage);
        Part.MACHINES.check(machineChange);
    }

    static Shock ofPrice(double change) {
        return new Shock(change, 0, 0, 0, 0, 0, 0, 0);
    }

    static Shock ofDifficulty(double change) {
        return new Shock(0, change, 0, 0, 0, 0, 0, 0);
    }

    static Shock ofFees(double change) {
        return new Shock(0, 0, change, 0, 0, 0, 0, 0);
    }

    static Shock ofPower(double change) {
        return new Shock(0, 0, 0, change, 0, 0, 0, 0);
    }

    static Shock ofOutage(double share) {
        return new Shock(0, 0, 0, 0, 0, 0, share, 0);
    }

    static Shock ofMachines(double change) {
        return new Shock(0, 0, 0, 0, 0, 0, 0, change);
    }

    /** A share of a scenario, all its changes together. */
    static Shock of(StressScenario stress, double share) {
        return new Shock(
                share * stress.priceChange(),
                share * stress.difficultyChange(),
                0,
                share * stress.powerChange(),
                0,
                0,
                0,
                0);
    }

    static Shock ofPriceAndDifficulty(double priceChange, double difficultyChange) {
        return new Shock(priceChange, difficultyChange, 0, 0, 0, 0, 0, 0);
    }
}
