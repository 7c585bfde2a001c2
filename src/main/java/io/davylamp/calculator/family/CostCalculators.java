package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.difficulty;
import static io.davylamp.calculator.Quantities.feesBtcPerBlock;
import static io.davylamp.calculator.Quantities.hashprice;
import static io.davylamp.calculator.Quantities.joulesPerTh;
import static io.davylamp.calculator.Quantities.poolFee;
import static io.davylamp.calculator.Quantities.priceUsd;
import static io.davylamp.calculator.Quantities.pue;
import static io.davylamp.calculator.Quantities.subsidyBtc;
import static io.davylamp.calculator.Quantities.usdPerKwh;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.metrics.operator.Breakeven;
import io.davylamp.metrics.operator.CashCost;
import java.util.List;

/** What running machines costs, and where it stops paying. */
public final class CostCalculators {
    private CostCalculators() {}

    public static List<Calculator> all() {
        return List.of(powerCost(), breakeven(), shutdownPrice());
    }

    private static Calculator powerCost() {
        return Calculator.named("power-cost", "Power cost of hashrate")
                .formula("24 × J/TH × PUE × price of power; 1 PH/s at E J/TH draws E kW")
                .source("Unit conversion: a J/TH is a W per TH/s")
                .inputs(joulesPerTh(30), pue(1.05), usdPerKwh(0.07))
                .output(
                        "kwhPerPhDay",
                        "kWh/PH/day",
                        "energy 1 PH/s draws in a day, at the meter",
                        it -> CashCost.kwhPerPhDay(it.number("joulesPerTh"), it.number("pue")))
                .output("usdPerPhDay", "USD/PH/day", "what it costs", CostCalculators::power)
                .done();
    }

    private static Calculator breakeven() {
        return Calculator.named("breakeven", "Breakeven hashprice, price, difficulty and power price")
                .formula(
                        "hashprice (power + other) / (1 − fee); price × breakeven / hashprice; difficulty × hashprice /"
                                + " breakeven; power price (hashprice × (1 − fee) − other) / (24 × J/TH × PUE)")
                .source("Shutdown price as BTC.com and ViaBTC publish it, solved for each input")
                .inputs(
                        hashprice("hashpriceUsdPerPhDay", "hashprice", 55.36772650101515),
                        priceUsd(15778.0174047341),
                        difficulty(36950493929732.195),
                        joulesPerTh(30),
                        pue(1.05),
                        usdPerKwh(0.07),
                        poolFee(0.02),
                        Input.number("otherUsdPerPhDay", "USD/PH/day", "other cash cost, net of credits", 0)
                                .within(-1e5, 1e5))
                .on(BreakevenCase::of)
                .output("powerUsdPerPhDay", "USD/PH/day", "power cost", BreakevenCase::power)
                .output(
                        "breakevenUsdPerPhDay",
                        "USD/PH/day",
                        "hashprice at which cash cost is covered",
                        it -> it.breakeven)
                .output(
                        "breakevenPriceUsd",
                        "USD/BTC",
                        "BTC price at which it is: the shutdown price",
                        BreakevenCase::price)
                .output("breakevenDifficulty", "number", "difficulty at which it is", BreakevenCase::difficulty)
                .output("breakevenUsdPerKwh", "USD/kWh", "power price at which it is", BreakevenCase::powerPrice)
                .output("cashMargin", "fraction", "(revenue − cash cost) / revenue", BreakevenCase::margin)
                .done();
    }

    private static Calculator shutdownPrice() {
        return Calculator.named("shutdown-price", "Shutdown price of a machine")
                .formula("24 × kW × PUE × power price / (BTC a day × (1 − fee))")
                .source("BTC.com's table of shutdown prices (2020): S19 of 95 TH/s and 3,250 W at 0.077 USD/kWh")
                .inputs(
                        Input.number("hashrateTh", "TH/s", "hashrate of the machine", 95)
                                .within(0.1, 1e5),
                        Input.number("powerW", "W", "power it draws", 3250).within(1, 1e6),
                        pue(1),
                        usdPerKwh(0.077),
                        poolFee(0),
                        difficulty(17.62e12),
                        subsidyBtc(6.25),
                        feesBtcPerBlock(0.08125))
                .output(
                        "joulesPerTh",
                        "J/TH",
                        "efficiency of the machine",
                        it -> it.number("powerW") / it.number("hashrateTh"))
                .output(
                        "btcPerDay",
                        "BTC/day",
                        "expected coins of the machine, before the pool's fee",
                        it -> HashpriceCalculators.btc(it) * it.number("hashrateTh") / 1000)
                .output("shutdownPriceUsd", "USD/BTC", "BTC price below which it loses cash", CostCalculators::shutdown)
                .done();
    }

    private static double shutdown(CalculatorInputs it) {
        double power = CashCost.powerUsdPerPhDay(
                it.number("powerW") / it.number("hashrateTh"), it.number("pue"), it.number("powerPriceUsdPerKwh"));
        return Breakeven.price(Breakeven.hashprice(power, 0, it.number("poolFee")), HashpriceCalculators.btc(it));
    }

    private static double power(CalculatorInputs it) {
        return CashCost.powerUsdPerPhDay(it.number("joulesPerTh"), it.number("pue"), it.number("powerPriceUsdPerKwh"));
    }

    private record BreakevenCase(CalculatorInputs in, double power, double breakeven) {
        static BreakevenCase of(CalculatorInputs in) {
            double power = CostCalculators.power(in);
            return new BreakevenCase(
                    in, power, Breakeven.hashprice(power, in.number("otherUsdPerPhDay"), in.number("poolFee")));
        }

        double price() {
            return Breakeven.price(breakeven, in.number("hashpriceUsdPerPhDay") / in.number("priceUsd"));
        }

        double difficulty() {
            return Breakeven.difficulty(in.number("difficulty"), in.number("hashpriceUsdPerPhDay"), breakeven);
        }

        double powerPrice() {
            return Breakeven.powerPrice(
                    in.number("hashpriceUsdPerPhDay"),
                    in.number("poolFee"),
                    in.number("otherUsdPerPhDay"),
                    CashCost.kwhPerPhDay(in.number("joulesPerTh"), in.number("pue")));
        }

        double margin() {
            double revenue = in.number("hashpriceUsdPerPhDay") * (1 - in.number("poolFee"));
            return CashCost.margin(revenue, power + in.number("otherUsdPerPhDay"));
        }
    }
}
