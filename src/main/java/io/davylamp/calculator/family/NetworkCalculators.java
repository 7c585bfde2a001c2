package io.davylamp.calculator.family;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.calculator.Series;
import io.davylamp.metrics.network.Concentration;
import io.davylamp.metrics.network.StressScore;
import io.davylamp.metrics.site.HashrateEquilibrium;
import io.davylamp.metrics.system.Cascade;
import io.davylamp.metrics.system.ForcedSale;
import io.davylamp.metrics.system.Impact;
import java.util.ArrayList;
import java.util.List;

/** The state of the network's mining. */
public final class NetworkCalculators {
    private NetworkCalculators() {}

    public static List<Calculator> all() {
        return List.of(stressScore(), equilibrium(), concentration(), cascade());
    }

    private static Calculator stressScore() {
        return Calculator.named("network-stress", "The network's mining revenue stress score")
                .formula("100 × (0.25 s1 + 0.25 s2 + 0.20 s3 + 0.15 s4 + 0.15 s5), each within 0 and 1: s1 = (0.25 −"
                        + " percentile) / 0.25, s2 = (1 − Puell) / 0.5, s3 = (−0.05 − change) / 0.40, s4 = (−0.25 −"
                        + " drawdown) / 0.50, s5 = (1 − ribbon) / 0.05")
                .source("House score, weighted with the episodes since 2017 in view; the example is 2018-12-15")
                .inputs(
                        Quantities.share(
                                "percentile1460d", "rank of the 7-day hashprice in 1,460 days", 0.0006849315068493151),
                        Input.number("puell7d", "multiple", "7-day mean of the Puell multiple", 0.3545776398494513)
                                .within(0, 100),
                        Input.number(
                                        "change90d",
                                        "fraction",
                                        "change of the 7-day hashprice in 90 days",
                                        -0.35158851386836776)
                                .within(-1, 1000),
                        Input.number(
                                        "drawdown365d",
                                        "fraction",
                                        "7-day hashprice over its highest of a year − 1",
                                        -0.9576867590418114)
                                .within(-1, 0),
                        Input.number("ribbonRatio", "ratio", "30-day over 60-day mean hashrate", 0.8767821973880543)
                                .within(0, 10))
                .output(
                        "score",
                        "0-100",
                        "from 20 WATCH, 40 STRESSED, 60 SEVERE, 75 CAPITULATION while the ribbon is inverted",
                        it -> StressScore.of(
                                it.number("percentile1460d"),
                                it.number("puell7d"),
                                it.number("change90d"),
                                it.number("drawdown365d"),
                                it.number("ribbonRatio")))
                .done();
    }

    private static Calculator equilibrium() {
        return Calculator.named("hashrate-equilibrium", "Where the network's hashrate settles")
                .formula("machines join, cheapest first, while revenue / cumulated hashrate ≥ their breakeven")
                .source("Marginal cost curve of machine classes")
                .inputs(
                        Quantities.priceUsd(45_000),
                        Input.number("btcPerDay", "BTC/day", "what all blocks of a day pay", 454)
                                .within(0.01, 1e6),
                        Input.series("classEh", "EH/s", "hashrate of each class of machines", 180, 320, 230, 260, 120)
                                .within(0.001, 1e6)
                                .of(1, 200),
                        Input.series(
                                        "classBreakevens",
                                        "USD/PH/day",
                                        "breakeven hashprice of each class",
                                        13.2192,
                                        23.793,
                                        32.1984,
                                        49.14,
                                        59.976)
                                .within(0.001, 1e6)
                                .of(1, 200))
                .on(NetworkCalculators::rest)
                .output("hashrateEh", "EH/s", "hashrate that runs", HashrateEquilibrium::hashrateEh)
                .output("usdPerPhDay", "USD/PH/day", "hashprice there", HashrateEquilibrium::usdPerPhDay)
                .output("difficulty", "number", "difficulty there", HashrateEquilibrium::difficulty)
                .output(
                        "marginalClass",
                        "number",
                        "the last class that runs, by its place in the list",
                        it -> Double.parseDouble(it.marginal()))
                .output("activeFraction", "fraction", "how much of it runs", HashrateEquilibrium::activeFraction)
                .done();
    }

    private static HashrateEquilibrium rest(CalculatorInputs in) {
        List<Double> sizes = in.series("classEh");
        List<Double> breakevens = in.series("classBreakevens");
        Series.sameLength("classBreakevens", breakevens, "classEh", sizes);
        List<HashrateEquilibrium.Supply> supply = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            supply.add(new HashrateEquilibrium.Supply(String.valueOf(i + 1), sizes.get(i), breakevens.get(i)));
        }
        return HashrateEquilibrium.of(supply, in.number("priceUsd"), in.number("btcPerDay"));
    }

    private static Calculator concentration() {
        return Calculator.named("pool-concentration", "Concentration of pools")
                .formula("HHI = Σ (100 × share)²; effective pools 10,000 / HHI")
                .source("Herfindahl and Hirschman; above 1,800 highly concentrated (US merger guidelines, 2023)")
                .inputs(Input.series(
                                "shares",
                                "fraction",
                                "share of each pool",
                                0.31,
                                0.24,
                                0.14,
                                0.09,
                                0.07,
                                0.05,
                                0.04,
                                0.03,
                                0.02,
                                0.01)
                        .within(0, 1)
                        .of(1, 200))
                .output("hhi", "0-10000", "Herfindahl-Hirschman index", it -> Concentration.hhi(it.array("shares")))
                .output(
                        "effectivePools",
                        "count",
                        "pools of one size with the same index",
                        it -> Concentration.effectivePools(it.array("shares")))
                .done();
    }

    private static Calculator cascade() {
        return Calculator.named("forced-selling-cascade", "Forced selling that feeds on itself")
                .formula("P ← P1 × (1 − Y σ √(excess sales / volume)) from P1 = P0 (1 − shock) until it settles")
                .source("Square-root impact: Donier and Bonart 2015 (arXiv 1412.4503); greatest fixed point by Tarski")
                .inputs(
                        Quantities.priceUsd(70_000),
                        Input.number("shock", "fraction", "fall that comes from outside", 0.1)
                                .within(1e-6, 0.99),
                        miners("btc", "BTC", "coins each miner holds", 21e6, 9000, 2500, 15_000),
                        miners("debtUsd", "USD", "debt secured by them", 1e13, 210e6, 0, 500e6),
                        miners("cashUsd", "USD", "cash", 1e13, 12e6, 20e6, 5e6),
                        miners("costUsd", "USD", "cash cost and debt service over the horizon", 1e13, 60e6, 45e6, 80e6),
                        miners("producedBtc", "BTC", "coins mined over it", 21e6, 700, 600, 900),
                        miners("marginCallLtv", "fraction", "LTV at which each is called", 1.5, 0.75, 0.75, 0.75)
                                .within(0.01, 1.5),
                        miners("targetLtv", "fraction", "LTV to which a call is cured", 0.999, 0.6, 0.6, 0.6)
                                .within(0.01, 0.999),
                        Input.number("impactFactor", "number", "Y of the square-root law", 1)
                                .within(0, 10),
                        Input.number("volPerDay", "fraction", "daily volatility", 0.035)
                                .within(0, 1),
                        Input.number("volumeBtcPerDay", "BTC/day", "coins traded a day", 30_000)
                                .within(1, 1e9))
                .on(NetworkCalculators::cascade)
                .output("priceUsd", "USD/BTC", "where the price settles", Cascade::priceUsd)
                .output("excessBtc", "BTC", "sold beyond what was forced before", Cascade::excessBtc)
                .output("amplification", "ratio", "whole fall over the shock", Cascade::amplification)
                .output(
                        "calledByShock",
                        "count",
                        "miners called by the shock alone",
                        it -> it.calledByShock().size())
                .output(
                        "pushedOver",
                        "count",
                        "miners called only because others sold",
                        it -> it.pushedOver().size())
                .done();
    }

    private static Cascade cascade(CalculatorInputs in) {
        List<ForcedSale> book = new ArrayList<>();
        List<Double> btc = in.series("btc");
        for (String name : List.of("debtUsd", "cashUsd", "costUsd", "producedBtc", "marginCallLtv", "targetLtv")) {
            Series.sameLength(name, in.series(name), "btc", btc);
        }
        for (int i = 0; i < btc.size(); i++) {
            book.add(new ForcedSale(
                    String.valueOf(i + 1),
                    btc.get(i),
                    in.series("debtUsd").get(i),
                    in.series("cashUsd").get(i),
                    in.series("costUsd").get(i),
                    in.series("producedBtc").get(i),
                    in.series("marginCallLtv").get(i),
                    in.series("targetLtv").get(i)));
        }
        Impact impact =
                new Impact.SquareRoot(in.number("impactFactor"), in.number("volPerDay"), in.number("volumeBtcPerDay"));
        return Cascade.of(in.number("priceUsd"), in.number("shock"), book, impact);
    }

    private static Input miners(String name, String unit, String meaning, double most, double... example) {
        return Input.series(name, unit, meaning, example).within(0, most).of(1, 500);
    }
}
