package io.davylamp.hedging;

import io.davylamp.hedging.pricing.ForwardMarket;
import java.util.OptionalDouble;

/**
 * What a hedge does to the worst twentieth of outcomes: whether cash cost and debt service of the tenor are paid when
 * the price ends at its 5 % quantile and production is the stressed one.
 *
 * <p>The price at the end of the tenor stands for that of every day in it, and hedges already in place count as if they
 * were this deal. The first is careful, since a miner sells as it mines; the second leaves out their own strikes.
 */
sealed interface Effect {
    double LOW_PRICE_PROBABILITY = 0.05;

    /** Smallest share of expected production that covers the cost, where it can be reached and is known. */
    OptionalDouble coverageRatio();

    /** What to say to a person about it, given the share hedged in all. */
    String sentence(double hedgedRatio);

    /** Cost or volatility is not known. */
    record Unknown(String what) implements Effect {
        @Override
        public OptionalDouble coverageRatio() {
            return OptionalDouble.empty();
        }

        @Override
        public String sentence(double hedgedRatio) {
            return "whether it covers fixed cost and debt service cannot be said, %s".formatted(what);
        }
    }

    /**
     * Cost and low price are known.
     *
     * @param ratio of expected (not stressed) production, for {@link CoverageSizing.Covered}
     */
    record Known(CoverageSizing sizing, double lowPriceUsd, OptionalDouble ratio) implements Effect {
        @Override
        public OptionalDouble coverageRatio() {
            return ratio;
        }

        @Override
        public String sentence(double hedgedRatio) {
            String at = "at the 5 %% price of %s USD on stressed production".formatted(Wording.price(lowPriceUsd));
            if (sizing instanceof CoverageSizing.NotNeeded) {
                return "fixed cost and debt service are covered %s even without it".formatted(at);
            }
            if (sizing instanceof CoverageSizing.Infeasible infeasible) {
                return "no hedge ratio covers fixed cost and debt service %s: %s USD stay unpaid; cut cost or debt"
                        .formatted(at, Wording.price(infeasible.shortUsd()));
            }
            double needed = ratio.orElseThrow();
            return hedgedRatio >= needed
                    ? "covers fixed cost and debt service %s".formatted(at)
                    : "%s would be needed to cover fixed cost and debt service %s"
                            .formatted(Wording.percent(needed), at);
        }
    }

    static Effect of(Deal deal, Exposure exposure, ForwardMarket forwards) {
        OptionalDouble low = forwards.lowPrice(LOW_PRICE_PROBABILITY);
        if (low.isEmpty()) {
            return new Unknown("no implied volatility being quoted");
        }
        if (exposure.costUsd().isEmpty()) {
            return new Unknown("cost or debt not being known");
        }
        double hedgeable = hedgeableBtc(deal, exposure);
        CoverageSizing sizing = CoverageSizing.of(
                exposure.stressedBtc() * low.getAsDouble(),
                hedgeable * deal.fetchedUsd(low.getAsDouble()),
                exposure.costUsd().getAsDouble());
        OptionalDouble ratio = sizing instanceof CoverageSizing.Covered covered
                ? OptionalDouble.of(covered.ratio() * hedgeable / exposure.expectedBtc())
                : OptionalDouble.empty();
        return new Known(sizing, low.getAsDouble(), ratio);
    }

    /**
     * Hashrate sold forward is paid for as hashrate, whatever difficulty does, so all of it counts; other hedges sell coins, of
     * which stress leaves fewer.
     */
    private static double hedgeableBtc(Deal deal, Exposure exposure) {
        return deal.hashpriceBtc().isPresent() ? exposure.expectedBtc() : exposure.stressedBtc();
    }
}
