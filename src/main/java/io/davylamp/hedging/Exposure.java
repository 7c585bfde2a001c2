package io.davylamp.hedging;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The production a hedge protects, over its tenor.
 *
 * @param expectedBtc coins expected at today's difficulty, after uptime and pool fee, BTC, above 0
 * @param stressedBtc the same under the stress scenario's difficulty: the most that may ever be hedged, since a larger
 *     hedge would turn into a short position when difficulty rises
 * @param hedgedRatio share of expected production hedged already, fraction
 * @param costUsd cash cost and debt service over the tenor, USD, where known
 */
record Exposure(double expectedBtc, double stressedBtc, double hedgedRatio, OptionalDouble costUsd) {

    /** What may still be hedged towards a target. */
    sealed interface Room {
        /**
         * So much.
         *
         * @param capped whether stressed production, not the target, is the limit
         */
        record Some(double btc, boolean capped) implements Room {}

        record Nothing(String reason) implements Room {}
    }

    /** Empty where the expected output is not known or is nothing. A hedge book never sent counts as none. */
    static Optional<Exposure> of(OperatorState state, MetricSet metrics, StressScenario stress, int days) {
        return metrics.find(OperatorMetric.ExpectedOutput.class)
                .map(OperatorMetric.ExpectedOutput::btcPerDay)
                .filter(btcPerDay -> btcPerDay > 0)
                .map(btcPerDay -> new Exposure(
                        btcPerDay * days,
                        btcPerDay * days / (1 + Math.max(0, stress.difficultyChange())),
                        metrics.find(OperatorMetric.HedgeCover.class)
                                .map(OperatorMetric.HedgeCover::fraction)
                                .orElse(0.0),
                        cost(state, metrics, days)));
    }

    private static OptionalDouble cost(OperatorState state, MetricSet metrics, int days) {
        Optional<OperatorMetric.PowerCost> power = metrics.find(OperatorMetric.PowerCost.class);
        Optional<OperatorMetric.DebtStatus> debt = metrics.find(OperatorMetric.DebtStatus.class);
        if (power.isEmpty() || debt.isEmpty() || state.cost().isEmpty()) {
            return OptionalDouble.empty();
        }
        Reading.Cost cost = state.cost().get();
        double perDay = power.get().usdPerDay()
                + cost.otherCashCostUsdPerDay()
                - cost.curtailmentCreditsUsdPerDay()
                + debt.get().debtServiceUsdPerDay();
        return OptionalDouble.of(Math.max(0, perDay * days));
    }

    /** The BTC to hedge so that {@code targetRatio} of expected production is covered, within stressed production. */
    Room room(double targetRatio) {
        double hedgedBtc = hedgedRatio * expectedBtc;
        if (hedgedRatio >= targetRatio) {
            return new Room.Nothing("%s of expected production is hedged already; the target is %s"
                    .formatted(Wording.percent(hedgedRatio), Wording.percent(targetRatio)));
        }
        if (hedgedBtc >= stressedBtc) {
            return new Room.Nothing(
                    "%s BTC are hedged already, as much as the %s BTC production would be under stress; more would be a short position"
                            .formatted(Wording.btc(hedgedBtc), Wording.btc(stressedBtc)));
        }
        double targetBtc = targetRatio * expectedBtc;
        return new Room.Some(Math.min(targetBtc, stressedBtc) - hedgedBtc, targetBtc > stressedBtc);
    }
}
