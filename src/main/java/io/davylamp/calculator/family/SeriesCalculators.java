package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.rate;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.calculator.Series;
import io.davylamp.metrics.Beta;
import io.davylamp.metrics.Volatility;
import io.davylamp.metrics.network.DifficultyRibbon;
import io.davylamp.metrics.network.MinerFlows;
import java.util.Arrays;
import java.util.List;

/** What series say. */
public final class SeriesCalculators {
    private static final int MAX = 5_000;
    private static final int RIBBON_DAYS = 200;
    private static final int YEAR = 365;
    private static final int MONTH = 31;

    private SeriesCalculators() {}

    public static List<Calculator> all() {
        return List.of(beta(), costOfEquity(), volatility(), ribbon(), positionIndex(), netPosition());
    }

    private static Calculator beta() {
        return Calculator.named("revenue-beta", "How mining revenue moves with the price")
                .formula("slope of ordinary least squares; smooth both series or neither")
                .source("CAPM's beta on weekly log changes")
                .inputs(
                        returns("returns", "returns of mining revenue", 0.02, -0.05, 0.01, 0.04, -0.03),
                        returns(
                                "marketReturns",
                                "returns of the price over the same times",
                                0.03,
                                -0.06,
                                0.0,
                                0.05,
                                -0.02))
                .on(in -> {
                    Series.sameLength("marketReturns", in.series("marketReturns"), "returns", in.series("returns"));
                    return Beta.of(in.array("returns"), in.array("marketReturns"));
                })
                .output("beta", "ratio", "change of the one for a change of the other", Beta::beta)
                .output("correlation", "fraction", "how closely they move together", Beta::correlation)
                .done();
    }

    private static Calculator costOfEquity() {
        return Calculator.named("cost-of-equity", "Cost of equity and operating leverage")
                .formula("rf + beta × leverage × premium; leverage = revenue / (revenue − fixed cost)")
                .source("CAPM; operating leverage turns the beta of revenue into that of cash flow")
                .inputs(
                        rate("riskFreePerYear", "rate without risk", 0.043),
                        Input.number("beta", "ratio", "beta of revenue", 0.827).within(-10, 10),
                        rate("premiumPerYear", "what the market pays above the rate", 0.10),
                        Quantities.usdPerDay("revenueUsdPerDay", "revenue", 126_000),
                        Quantities.usdPerDay("fixedCostUsdPerDay", "cost that does not move with the price", 80_000))
                .maybe(
                        "leverage",
                        "ratio",
                        "percent of cash flow for one of revenue",
                        it -> covered(it) ? Figure.of(leverage(it)) : UNCOVERED)
                .output("revenuePerYear", "fraction/year", "return asked of revenue", it -> asked(it, 1))
                .maybe(
                        "equityPerYear",
                        "fraction/year",
                        "cost of equity",
                        it -> covered(it) ? Figure.of(asked(it, leverage(it))) : UNCOVERED)
                .done();
    }

    private static final Figure UNCOVERED = new Figure.None("revenue does not cover the fixed cost");

    private static boolean covered(CalculatorInputs it) {
        return it.number("revenueUsdPerDay") > it.number("fixedCostUsdPerDay");
    }

    private static double leverage(CalculatorInputs it) {
        return Beta.operatingLeverage(it.number("revenueUsdPerDay"), it.number("fixedCostUsdPerDay"));
    }

    private static double asked(CalculatorInputs it, double leverage) {
        return Beta.costOfEquityPerYear(
                it.number("riskFreePerYear"), it.number("beta") * leverage, it.number("premiumPerYear"));
    }

    private static Calculator volatility() {
        return Calculator.named("realised-volatility", "Realised volatility")
                .formula("sample deviation of daily log returns × √365")
                .source("Market convention")
                .inputs(Input.series(
                                "dailyPrices",
                                "USD/BTC",
                                "one price a day, oldest first",
                                70_000,
                                71_500,
                                69_800,
                                70_900)
                        .within(0.01, 1e9)
                        .of(3, MAX))
                .output(
                        "perYear",
                        "fraction/year",
                        "volatility",
                        it -> Volatility.realisedPerYear(it.array("dailyPrices")))
                .done();
    }

    private static Calculator ribbon() {
        double[] rising = new double[RIBBON_DAYS];
        Arrays.setAll(rising, day -> 100 + Math.floor(day / 10.0));
        return Calculator.named("difficulty-ribbon", "Compression of the difficulty ribbon")
                .formula("deviation / mean of the means over 9, 14, 25, 40, 60, 90, 128 and 200 days")
                .source("Woo, Glassnode; since 2020 half of all days are below 0.05, so use its rank")
                .inputs(Input.series("difficulties", "number", "daily difficulty in any one unit, oldest first", rising)
                        .within(1e-6, 1e18)
                        .of(RIBBON_DAYS, MAX))
                .output(
                        "compression",
                        "ratio",
                        "how close the means run together",
                        it -> DifficultyRibbon.compression(it.array("difficulties")))
                .done();
    }

    private static Calculator positionIndex() {
        double[] outflow = new double[YEAR];
        Arrays.fill(outflow, 10);
        outflow[YEAR - 1] = 25;
        return Calculator.named("miners-position-index", "Miners' Position Index")
                .formula("outflow / its 365-day mean; or that ratio's z-score within 365 days")
                .source("Interdax (ratio), CryptoQuant (z-score); outflow is a provider's")
                .inputs(Input.series("outflows", "USD", "miners' daily outflow in any one unit, oldest first", outflow)
                        .within(0, 1e15)
                        .of(YEAR, MAX))
                .maybe("ratio", "ratio", "above 2 most miners sell", it -> index(it, MinerFlows.Index.RATIO))
                .maybe(
                        "zScore",
                        "deviations",
                        "the same in standard deviations",
                        it -> index(it, MinerFlows.Index.Z_SCORE))
                .done();
    }

    private static Figure index(CalculatorInputs it, MinerFlows.Index index) {
        return Figure.of(
                MinerFlows.positionIndex(index, it.array("outflows")),
                "the series is shorter than 729 days, or does not vary");
    }

    private static Calculator netPosition() {
        double[] balance = new double[MONTH];
        Arrays.setAll(balance, day -> 1_800 - 2 * day);
        return Calculator.named("miner-net-position", "Miners' net position change")
                .formula("balance today − balance 30 days ago")
                .source("Glassnode; balances are a provider's")
                .inputs(Input.series("balancesBtc", "BTC", "miners' daily balance, oldest first", balance)
                        .within(0, 21e6)
                        .of(MONTH, MAX))
                .maybe(
                        "changeBtc",
                        "BTC",
                        "below 0: they sell",
                        it -> Figure.of(
                                MinerFlows.netPositionChange(it.array("balancesBtc")),
                                "the series is shorter than 31 days"))
                .done();
    }

    private static Input returns(String name, String meaning, double... example) {
        return Input.series(name, "fraction", meaning, example).within(-10, 10).of(2, MAX);
    }
}
