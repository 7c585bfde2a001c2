package io.davylamp.calculator.family;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.network.DifficultyRibbon;
import io.davylamp.metrics.network.NetworkSeries;
import io.davylamp.metrics.network.NetworkSeries.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What the network's daily series say of its miners' revenue. */
public final class IndicatorCalculators {
    private static final int MAX = 5_000;
    private static final int YEAR_OF_WEEKS = 371;
    private static final int RIBBON_DAYS = 60;
    private static final int RANKED_RIBBON_DAYS = 564;
    private static final String TOO_SHORT = "the series is shorter than 371 days, or than 1,466 for 1,460";

    private IndicatorCalculators() {}

    public static List<Calculator> all() {
        return List.of(puell(), hashRibbon(), hashprice(), difficultyRibbon());
    }

    private static Calculator puell() {
        return Calculator.named("puell-multiple", "Puell multiple")
                .formula("issuance today / its mean of 365 days; subsidy only, fees left out")
                .source("Puell; below 0.5 is read as capitulation, above 4 as a top")
                .inputs(Input.series(
                                "issuancesUsd",
                                "USD",
                                "subsidy of each day's blocks, oldest first",
                                example(YEAR_OF_WEEKS, day -> day < 364 ? 30e6 : 15e6))
                        .within(0, Quantities.MAX_USD)
                        .of(YEAR_OF_WEEKS - 6, MAX))
                .maybe(
                        "multiple",
                        "multiple",
                        "of the last day",
                        it -> Figure.of(NetworkSeries.puell(it.array("issuancesUsd")), "nothing was issued"))
                .maybe(
                        "multiple7d",
                        "multiple",
                        "mean of the last seven days' multiples",
                        it -> Figure.of(
                                NetworkSeries.puell7d(it.array("issuancesUsd")),
                                "the series is shorter than 371 days, or nothing was issued"))
                .done();
    }

    private static Calculator hashRibbon() {
        return Calculator.named("hash-ribbon", "Hash ribbon")
                .formula("mean hashrate of 30 days / mean of 60 days")
                .source("Edwards; below 1 the ribbon is inverted, back above 1 is read as recovery")
                .inputs(Input.series(
                                "hashratesEh",
                                "EH/s",
                                "daily hashrate in any one unit, oldest first",
                                example(RIBBON_DAYS, day -> day < 30 ? 600 : 570))
                        .within(0, 1e9)
                        .of(RIBBON_DAYS, MAX))
                .maybe("ratio", "ratio", "below 1: inverted", IndicatorCalculators::ribbon)
                .done();
    }

    private static Figure ribbon(CalculatorInputs it) {
        return Figure.of(NetworkSeries.ribbon(it.array("hashratesEh")), "there is no hashrate");
    }

    private static Calculator hashprice() {
        return Calculator.named("hashprice-percentile", "Where hashprice stands in its history")
                .formula(
                        "on means of seven days: share of the window's values at or below the last; last / highest of 365"
                                + " days − 1; last / that of 90 days ago − 1")
                .source("The inputs of the network's stress score; windows include the last day")
                .inputs(Input.series(
                                "hashprices",
                                "USD/PH/day",
                                "daily hashprice in any one unit, oldest first",
                                example(YEAR_OF_WEEKS, day -> 40 + (day * day * 7 % 997) / 50.0))
                        .within(1e-9, 1e9)
                        .of(YEAR_OF_WEEKS, MAX))
                .maybe("of365d", "fraction", "rank within 365 days", it -> rank(it, Window.ONE_YEAR))
                .maybe("of1460d", "fraction", "rank within 1,460 days", it -> rank(it, Window.FOUR_YEARS))
                .maybe(
                        "drawdown365d",
                        "fraction",
                        "fall from the highest of 365 days",
                        it -> Figure.of(NetworkSeries.drawdown(it.array("hashprices")), TOO_SHORT))
                .maybe(
                        "change90d",
                        "fraction",
                        "change over 90 days",
                        it -> Figure.of(NetworkSeries.change(it.array("hashprices")), TOO_SHORT))
                .done();
    }

    private static Figure rank(CalculatorInputs it, Window window) {
        return Figure.of(NetworkSeries.percentile(window, it.array("hashprices")), TOO_SHORT);
    }

    private static Calculator difficultyRibbon() {
        return Calculator.named("ribbon-percentile", "How compressed the difficulty ribbon is")
                .formula("share of 365 days on which the ribbon's compression was at or below today's")
                .source("Compression as in difficulty-ribbon; its level says little: since 2020 half of all days lie"
                        + " below 0.05")
                .inputs(Input.series(
                                "difficulties",
                                "number",
                                "daily difficulty in any one unit, oldest first",
                                example(RANKED_RIBBON_DAYS, IndicatorCalculators::wandering))
                        .within(1e-6, 1e18)
                        .of(RANKED_RIBBON_DAYS, MAX))
                .output(
                        "compression",
                        "ratio",
                        "how close the means run together",
                        it -> DifficultyRibbon.compression(it.array("difficulties")))
                .maybe(
                        "of365d",
                        "fraction",
                        "rank within 365 days; low: compressed",
                        it -> Figure.of(
                                DifficultyRibbon.percentile(it.array("difficulties")),
                                "the series is shorter than 564 days"))
                .done();
    }

    private static double wandering(int day) {
        int epoch = day / 14;
        return 100 + epoch % 17 + epoch / 3;
    }

    private static double[] example(int days, IntToDoubleFunction figure) {
        double[] series = new double[days];
        Arrays.setAll(series, figure);
        return series;
    }
}
