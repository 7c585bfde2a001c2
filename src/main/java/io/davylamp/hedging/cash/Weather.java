package io.davylamp.hedging.cash;

import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.hedging.pricing.PriceQuantile;
import io.davylamp.metrics.StressScenario;

/**
 * The prices cash is worked out at: today's, those of the stress, and a price risen so far that margin is called.
 *
 * @param spotUsd today's price, USD per BTC
 * @param stress the rulebook's stress
 * @param highUsd 95 % quantile of the price at the end of the tenor, USD per BTC
 */
public record Weather(double spotUsd, StressScenario stress, double highUsd) {
    private static final double HIGH = 0.95;

    /** What margin is reckoned with where no volatility is quoted: more than BTC's in most months. */
    private static final double UNQUOTED_VOL = 1.0;

    public static Weather of(ForwardMarket forwards, StressScenario stress) {
        double high =
                PriceQuantile.of(forwards.forwardUsd(), forwards.vol().orElse(UNQUOTED_VOL), forwards.years(), HIGH);
        return new Weather(forwards.spotUsd(), stress, Math.max(high, forwards.spotUsd()));
    }

    public double stressedPriceUsd() {
        return spotUsd * (1 + stress.priceChange());
    }

    public double stressedDifficulty() {
        return 1 + stress.difficultyChange();
    }
}
