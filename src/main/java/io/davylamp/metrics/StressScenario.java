package io.davylamp.metrics;

import io.davylamp.mining.Range;

/**
 * The shock a stressed runway is computed under; policy of the rulebook.
 *
 * @param priceChange relative change of the BTC price, such as −0.30
 * @param difficultyChange relative change of difficulty, such as 0.10
 * @param powerChange relative change of the power price, such as 0.15
 * @param machineElasticity by how many percent machines lose value for one percent of hashprice
 */
public record StressScenario(
        double priceChange, double difficultyChange, double powerChange, double machineElasticity) {
    /** About what machines of 2021 and 2022 did; 1 to 1.5 are worth a try (house). */
    public static final double USUAL_MACHINE_ELASTICITY = 1.3;

    public static final double MAX_MACHINE_ELASTICITY = 3;

    /** With machines that move as usual. */
    public StressScenario(double priceChange, double difficultyChange, double powerChange) {
        this(priceChange, difficultyChange, powerChange, USUAL_MACHINE_ELASTICITY);
    }

    public StressScenario {
        String advice = "Maybe it is a percentage: write -0.30 for a fall of 30 %.";
        Range.within("stress.priceChange", priceChange, -0.99, 1, advice);
        Range.within("stress.difficultyChange", difficultyChange, -0.9, 5, advice);
        Range.within("stress.powerChange", powerChange, -0.9, 10, advice);
        Range.within(
                "stress.machineElasticity",
                machineElasticity,
                0,
                MAX_MACHINE_ELASTICITY,
                "Maybe it is a percentage: write 1.3 for machines that lose 1.3 % for 1 % of hashprice.");
    }
}
