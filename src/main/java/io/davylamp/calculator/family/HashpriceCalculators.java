package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.difficulty;
import static io.davylamp.calculator.Quantities.feesBtcPerBlock;
import static io.davylamp.calculator.Quantities.hashratePh;
import static io.davylamp.calculator.Quantities.poolFee;
import static io.davylamp.calculator.Quantities.priceUsd;
import static io.davylamp.calculator.Quantities.subsidyBtc;
import static io.davylamp.calculator.Quantities.uptime;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Quantities;
import io.davylamp.market.Hashprice;
import io.davylamp.metrics.operator.Earnings;
import java.util.List;

/** What hashrate is expected to earn. */
public final class HashpriceCalculators {
    private HashpriceCalculators() {}

    public static List<Calculator> all() {
        return List.of(hashprice(), expectedOutput());
    }

    private static Calculator hashprice() {
        return Calculator.named("hashprice", "Hashprice")
                .formula("86400e15 × (subsidy + fees) / (difficulty × 2^32), in USD × price")
                .source("Luxor's definition of hashprice; Bitnomial HUP rulebook")
                .inputs(
                        subsidyBtc(6.25),
                        feesBtcPerBlock(0.19570799434108527),
                        difficulty(36950493929732.195),
                        priceUsd(15778.0174047341))
                .output("btcPerPhDay", "BTC/PH/day", "expected revenue of 1 PH/s and day", HashpriceCalculators::btc)
                .output(
                        "usdPerPhDay",
                        "USD/PH/day",
                        "the same in USD",
                        it -> Hashprice.usdPerPhDay(reward(it), it.number("difficulty"), it.number("priceUsd")))
                .output(
                        "feeShare",
                        "fraction",
                        "share of fees in a block's reward",
                        it -> Hashprice.feeShare(it.number("subsidyBtc"), it.number("feesBtcPerBlock")))
                .output(
                        "networkHashrateEh",
                        "EH/s",
                        "network hashrate at one block in 600 s",
                        it -> Hashprice.networkHashrateEh(it.number("difficulty")))
                .done();
    }

    private static Calculator expectedOutput() {
        return Calculator.named("expected-output", "Expected coins and revenue")
                .formula("PH × days × uptime × hashprice in BTC × (1 − pool fee), in USD × price")
                .source("Expectation of the hashprice's definition; reproduces Iris Energy's report of December 2022")
                .inputs(
                        hashratePh(3500),
                        Quantities.days(30),
                        uptime(0.94),
                        poolFee(0.008),
                        difficulty(125864590119494.0),
                        subsidyBtc(3.125),
                        feesBtcPerBlock(0.03),
                        priceUsd(70_000))
                .output("expectedBtc", "BTC", "coins expected", HashpriceCalculators::coins)
                .output("revenueUsd", "USD", "the same in USD", it -> coins(it) * it.number("priceUsd"))
                .done();
    }

    private static double coins(CalculatorInputs it) {
        return Earnings.expectedBtc(
                it.number("hashratePh"), it.number("days"), it.number("uptime"), btc(it), it.number("poolFee"));
    }

    /** Hashprice in BTC. */
    static double btc(CalculatorInputs it) {
        return Hashprice.btcPerPhDay(reward(it), it.number("difficulty"));
    }

    static double reward(CalculatorInputs it) {
        return it.number("subsidyBtc") + it.number("feesBtcPerBlock");
    }
}
