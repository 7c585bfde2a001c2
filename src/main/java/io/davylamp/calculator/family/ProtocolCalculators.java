package io.davylamp.calculator.family;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.network.Difficulty;
import io.davylamp.metrics.network.Halving;
import java.util.List;

/** What the protocol does next. */
public final class ProtocolCalculators {
    private ProtocolCalculators() {}

    public static List<Calculator> all() {
        return List.of(retarget(), estimate(), halving());
    }

    private static Calculator retarget() {
        return Calculator.named("difficulty-retarget", "The next difficulty")
                .formula("difficulty × clamp(1,209,600 / span, 1/4, 4)")
                .source("Bitcoin Core, CalculateNextWorkRequired")
                .inputs(
                        Quantities.difficulty(100e12),
                        Input.number(
                                        "spanSeconds",
                                        "seconds",
                                        "from the first to the last block of the 2,016",
                                        1_100_000)
                                .within(1, 1e9))
                .output(
                        "nextDifficulty",
                        "number",
                        "difficulty after it",
                        it -> Difficulty.retarget(it.number("difficulty"), it.number("spanSeconds")))
                .done();
    }

    private static Calculator estimate() {
        return Calculator.named("difficulty-estimate", "The change to expect at the next retarget")
                .formula("blocks × 600 / seconds − 1; one standard deviation 1 / √blocks")
                .source("Pace so far; mempool.space shows the same figure. The example is of November 2022")
                .inputs(
                        Input.whole("blocks", "blocks", "blocks since the epoch began", 1075)
                                .within(1, 2016),
                        Input.number("seconds", "seconds", "time they took", 719_636.175)
                                .within(1, 1e9))
                .output(
                        "change",
                        "fraction",
                        "change to expect",
                        it -> Difficulty.estimate(it.number("blocks"), it.number("seconds")))
                .output(
                        "error",
                        "fraction",
                        "its standard deviation by chance alone",
                        it -> Difficulty.estimateError(it.number("blocks")))
                .done();
    }

    private static Calculator halving() {
        return Calculator.named("halving", "The next halving and what it does to the hashprice")
                .formula("210,000 × ⌈(height + 1) / 210,000⌉; factor (subsidy / 2 + fees) / (subsidy + fees)")
                .source("Consensus: every 210,000 blocks")
                .inputs(
                        Input.whole("height", "blocks", "chain height", 952_053).within(0, 1e9),
                        Input.number("secondsPerBlock", "seconds", "mean time between blocks", 600)
                                .within(60, 6000),
                        Quantities.subsidyBtc(3.125),
                        Quantities.feesBtcPerBlock(0.026311358666666666))
                .output("nextHeight", "blocks", "height of the halving", it -> Halving.nextHeight(it.whole("height")))
                .output(
                        "blocksRemaining",
                        "blocks",
                        "blocks until then",
                        it -> Halving.blocksRemaining(it.whole("height")))
                .output(
                        "daysRemaining",
                        "days",
                        "days until then",
                        it -> Halving.daysRemaining(it.whole("height"), it.number("secondsPerBlock")))
                .output(
                        "subsidyBtc",
                        "BTC/block",
                        "subsidy at the height",
                        it -> Halving.subsidyBtc(it.whole("height")))
                .output(
                        "hashpriceFactor",
                        "ratio",
                        "hashprice after over before, all else equal",
                        it -> Halving.hashpriceFactor(it.number("subsidyBtc"), it.number("feesBtcPerBlock")))
                .done();
    }
}
