package io.davylamp.metrics;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Quotes;
import java.util.OptionalDouble;

/** Invented markets of September 2024's size. */
public final class Markets {
    public static final double DIFFICULTY = 125_864_590_119_494.0;
    public static final double SUBSIDY = 3.125;
    public static final double FEES = 0.03;
    public static final StressScenario STRESS = new StressScenario(-0.30, 0.10, 0.15);

    private Markets() {}

    public static MarketSnapshot aMarket() {
        return at(70_000);
    }

    public static MarketSnapshot at(double priceUsd) {
        return new MarketSnapshot(
                Operators.NOW, priceUsd, DIFFICULTY, SUBSIDY, FEES, OptionalDouble.of(41.5), Quotes.NONE);
    }

    public static MarketSnapshot with(Quotes quotes) {
        return new MarketSnapshot(Operators.NOW, 70_000, DIFFICULTY, SUBSIDY, FEES, OptionalDouble.empty(), quotes);
    }
}
