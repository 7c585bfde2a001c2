package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.feesBtcPerBlock;
import static io.davylamp.calculator.Quantities.subsidyBtc;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.Payout;
import io.davylamp.mining.PoolContract.Scheme;
import java.util.List;

/** Payout schemes and chance. */
public final class PoolCalculators {
    private static final String ROSENFELD =
            "Rosenfeld 2011, Analysis of Bitcoin Pooled Mining Reward Systems (arXiv 1112.4980)";

    private PoolCalculators() {}

    public static List<Calculator> all() {
        return List.of(payout(), blockLuck(), luckTest(), fppsWorth());
    }

    private static Calculator payout() {
        return Calculator.named("pool-payout", "What each payout scheme pays on average")
                .formula("blocks × reward × (1 − fee); PPS pays the subsidy alone, FPPS and PPLNS fees too")
                .source(ROSENFELD)
                .inputs(work(1000, 1))
                .inputs(
                        subsidyBtc(3.125),
                        feesBtcPerBlock(0.05),
                        fee("ppsFee", "fee of PPS", 0.025),
                        fee("fppsFee", "fee of FPPS", 0.02),
                        fee("pplnsFee", "fee of PPLNS", 0.005))
                .output("expectedBlocks", "blocks", "blocks expected for the work", PoolCalculators::blocks)
                .output("ppsBtc", "BTC", "paid by PPS", it -> paid(it, Scheme.PPS, "ppsFee"))
                .output("fppsBtc", "BTC", "paid by FPPS", it -> paid(it, Scheme.FPPS, "fppsFee"))
                .output("pplnsBtc", "BTC", "expected of PPLNS", it -> paid(it, Scheme.PPLNS, "pplnsFee"))
                .done();
    }

    private static double paid(CalculatorInputs it, Scheme scheme, String fee) {
        return Payout.expectedBtc(
                scheme, blocks(it), it.number("subsidyBtc"), it.number("feesBtcPerBlock"), it.number(fee));
    }

    private static Calculator blockLuck() {
        return Calculator.named("block-luck", "How far chance moves the revenue of a lone miner or a PPLNS pool")
                .formula(
                        "blocks ~ Poisson(λ), λ = hashrate × time / (difficulty × 2^32); P(revenue < q × mean) = P(N ≤ ⌈qλ⌉ − 1)")
                .source(ROSENFELD)
                .inputs(work(3500, 30))
                .inputs(
                        Input.number("share", "fraction", "share of the expectation", 0.8)
                                .within(0, 10),
                        Input.number("probability", "fraction", "share of worst outcomes", 0.05)
                                .within(0.0001, 0.9999))
                .output("expectedBlocks", "blocks", "λ", PoolCalculators::blocks)
                .output(
                        "deviation",
                        "fraction",
                        "standard deviation over the mean",
                        it -> Payout.relativeDeviation(blocks(it)))
                .output(
                        "noBlock",
                        "fraction",
                        "probability of no block at all",
                        it -> Payout.noBlockProbability(blocks(it)))
                .output(
                        "shortfall",
                        "fraction",
                        "probability of less than the share",
                        it -> Payout.shortfallProbability(blocks(it), it.number("share")))
                .output(
                        "lowBlocks",
                        "blocks",
                        "blocks not passed in the worst outcomes",
                        it -> Payout.blocksAtQuantile(blocks(it), it.number("probability")))
                .done();
    }

    private static Calculator luckTest() {
        return Calculator.named("luck-test", "Whether a pool's luck is chance")
                .formula("luck = found / expected; two-sided Poisson 2 min(P(N ≤ n), P(N ≥ n))")
                .source("Poisson test; below 1 % something else is likely (house)")
                .inputs(
                        Input.whole("foundBlocks", "blocks", "blocks found", 170)
                                .within(0, 1e6),
                        Input.number("expectedBlocks", "blocks", "blocks expected", 191.8)
                                .within(0.001, 1e6))
                .output(
                        "luck",
                        "ratio",
                        "1 is par",
                        it -> Payout.luck(it.number("foundBlocks"), it.number("expectedBlocks")))
                .output(
                        "chance",
                        "fraction",
                        "probability of luck so far from par",
                        it -> Payout.luckProbability(it.number("foundBlocks"), it.number("expectedBlocks")))
                .done();
    }

    private static Calculator fppsWorth() {
        return Calculator.named("fpps-worth", "Value of FPPS over PPLNS")
                .formula("revenue × (z / √λ × charge − (FPPS fee − PPLNS fee))")
                .source("Capital charge on the pool's scatter")
                .inputs(
                        Quantities.btc("revenueBtc", "revenue of the period before fees", 50),
                        Input.number("poolBlocks", "blocks", "blocks the pool expects in the period", 191.8)
                                .within(0.001, 1e6),
                        fee("fppsFee", "fee of FPPS", 0.02),
                        fee("pplnsFee", "fee of PPLNS", 0.005),
                        Input.number("deviations", "count", "standard deviations held as capital", 1.645)
                                .within(0, 10),
                        Quantities.share("charge", "cost of that capital over the period", 0.1))
                .output(
                        "worthBtc",
                        "BTC",
                        "above 0: take FPPS",
                        it -> Payout.fppsWorthBtc(
                                it.number("revenueBtc"),
                                it.number("poolBlocks"),
                                new Payout.Fees(it.number("fppsFee"), it.number("pplnsFee")),
                                new Payout.CapitalCharge(it.number("deviations"), it.number("charge"))))
                .done();
    }

    private static double blocks(CalculatorInputs it) {
        return Payout.expectedBlocks(it.number("hashratePh"), it.number("days"), it.number("difficulty"));
    }

    private static Input[] work(double hashratePh, double days) {
        return new Input[] {
            Quantities.hashratePh(hashratePh).within(0.001, 1e7),
            Quantities.days(days),
            Quantities.difficulty(125.86e12).within(1e9, 1e18)
        };
    }

    private static Input fee(String name, String meaning, double example) {
        return Input.number(name, "fraction", meaning, example).within(0, 0.5);
    }
}
