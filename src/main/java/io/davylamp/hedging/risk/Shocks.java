package io.davylamp.hedging.risk;

import io.davylamp.metrics.JointMarket;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A seeded stream of correlated price and difficulty moves: the same seed gives the same moves, on any machine
 * ({@link StrictMath}, and a generator defined bit by bit).
 */
final class Shocks {
    private final JointMarket market;
    private final double years;
    private final double rootYears;
    private final double independent;
    private final NormalizedGaussianSampler normal;

    private double logPrice;
    private double logDifficulty;

    /** @param years length of one step */
    Shocks(JointMarket market, double years, long seed) {
        this.market = market;
        this.years = years;
        rootYears = Math.sqrt(years);
        independent = Math.sqrt(1 - market.correlation() * market.correlation());
        normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
    }

    /** Draws the next step's moves. */
    void next() {
        double first = normal.sample();
        double second = market.correlation() * first + independent * normal.sample();
        logPrice = step(market.driftPrice(), market.volPrice(), first);
        logDifficulty = step(market.driftDifficulty(), market.volDifficulty(), second);
    }

    /** Log change of the price in the step drawn. */
    double logPrice() {
        return logPrice;
    }

    /** Log change of difficulty in the step drawn. */
    double logDifficulty() {
        return logDifficulty;
    }

    private double step(double drift, double vol, double z) {
        return (drift - vol * vol / 2) * years + vol * rootYears * z;
    }
}
