package io.davylamp.hedging.risk;

import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the uncertainty of a period's cash flow comes from, in parts that add up. Each source moves cash flow by its
 * exposure times a random change; the standard deviation of all, {@code σ = √(a'Σa)}, is homogeneous in the exposures,
 * so by Euler's theorem {@code σ = Σ a_i (Σa)_i / σ} and the summands are the parts. A part is negative where a source
 * offsets the others (difficulty that rises with the price). To the first order in the changes: for large moves simulate.
 *
 * @param sources price, difficulty, fee, power, counterparty…
 * @param correlations of the sources' changes, symmetric, ones on the diagonal
 */
public record RiskParts(List<Source> sources, List<List<Double>> correlations) {
    private static final double SYMMETRIC = 1e-12;

    /**
     * One thing that moves.
     *
     * @param name what it is called
     * @param exposureUsd change of cash flow when it changes by 1.00 (all of itself), USD; negative where a rise costs
     * @param vol standard deviation of its relative change over the period, fraction
     */
    public record Source(String name, double exposureUsd, double vol) {
        public Source {
            Range.within("exposureUsd", exposureUsd, -1e15, 1e15, "Maybe cents were given.");
            Range.within("vol", vol, 0, 100, "Maybe it is a percentage: write 0.27 for 27 %.");
        }

        /**
         * A counterparty that may default in the period and then keeps a share of what it owes:
         * the standard deviation of that loss, {@code LGD · EAD · √(PD (1 − PD))}.
         */
        public static Source counterparty(String name, double owedUsd, double defaultProbability, double lossShare) {
            Range.fraction("defaultProbability", defaultProbability);
            Range.fraction("lossShare", lossShare);
            return new Source(name, -owedUsd * lossShare, Math.sqrt(defaultProbability * (1 - defaultProbability)));
        }
    }

    /**
     * What a source brings.
     *
     * @param name the source
     * @param usd its part of the standard deviation, USD
     * @param share the same as a fraction; all shares add up to one
     */
    public record Part(String name, double usd, double share) {}

    public RiskParts {
        sources = List.copyOf(sources);
        correlations = correlations.stream().map(List::copyOf).toList();
        check(sources.size(), correlations);
    }

    /** Sources that move independently of one another. */
    public static RiskParts independent(List<Source> sources) {
        List<List<Double>> identity = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < sources.size(); j++) {
                row.add(i == j ? 1.0 : 0.0);
            }
            identity.add(row);
        }
        return new RiskParts(sources, identity);
    }

    /** Standard deviation of cash flow over the period, USD. */
    public double totalUsd() {
        double variance = 0;
        for (int i = 0; i < sources.size(); i++) {
            variance += sigma(i) * covarianceWithAll(i);
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /** The parts, in the order of the sources; none where nothing moves. */
    public List<Part> parts() {
        double total = totalUsd();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < sources.size() && total > 0; i++) {
            double usd = sigma(i) * covarianceWithAll(i) / total;
            parts.add(new Part(sources.get(i).name(), usd, usd / total));
        }
        return List.copyOf(parts);
    }

    private double covarianceWithAll(int i) {
        double sum = 0;
        for (int j = 0; j < sources.size(); j++) {
            sum += correlations.get(i).get(j) * sigma(j);
        }
        return sum;
    }

    /** Signed standard deviation a source alone brings, USD. */
    private double sigma(int i) {
        return sources.get(i).exposureUsd() * sources.get(i).vol();
    }

    private static void check(int size, List<List<Double>> correlations) {
        boolean square = correlations.size() == size && correlations.stream().allMatch(row -> row.size() == size);
        for (int i = 0; square && i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = correlations.get(i).get(j);
                Range.within("correlations", value, -1, 1, "Maybe it is a percentage: write 0.25 for 25 %.");
                square &= Math.abs(value - correlations.get(j).get(i)) < SYMMETRIC;
            }
            square &= correlations.get(i).get(i) == 1.0;
        }
        if (!square) {
            throw new InvalidValue(
                    "correlations",
                    "correlations must be %d rows of %d, symmetric, with ones on the diagonal.".formatted(size, size),
                    "Maybe a source is missing.");
        }
    }
}
