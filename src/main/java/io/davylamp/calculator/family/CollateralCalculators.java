package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.priceUsd;
import static io.davylamp.calculator.Quantities.share;
import static io.davylamp.calculator.Quantities.usd;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.BalanceSheet;
import io.davylamp.metrics.operator.CollateralValue;
import io.davylamp.metrics.operator.CostPerBtc;
import io.davylamp.metrics.operator.MarginCallRisk;
import java.util.List;

/** What secures loans and how likely it fails; what a year demands; what a coin costs. */
public final class CollateralCalculators {
    private CollateralCalculators() {}

    public static List<Calculator> all() {
        return List.of(marginCallOdds(), mixedCollateral(), balanceRatios(), costPerBtc());
    }

    private static Calculator marginCallOdds() {
        return Calculator.named("margin-call-odds", "How likely a margin call is within a time")
                .formula("N((k − mT)/v) + (B/S)^(2m/σ²) N((k + mT)/v), k = ln(B/S), m = drift − σ²/2, v = σ√T")
                .source("Reflection principle; each call is taken to be cured at once")
                .inputs(
                        priceUsd(70_000),
                        Quantities.price("callPriceUsd", "price of the margin call", 51948.05194805195),
                        Quantities.vol("vol", "volatility of the price", 0.60),
                        Quantities.rate("driftPerYear", "drift of the price", 0),
                        Quantities.years(90.0 / 365),
                        Input.number("cure", "ratio", "target over margin-call LTV", 0.55 / 0.70)
                                .within(0.01, 0.999))
                .output(
                        "touched",
                        "fraction",
                        "probability that the call price is touched",
                        it -> MarginCallRisk.touchProbability(
                                it.number("priceUsd"), it.number("callPriceUsd"), motion(it)))
                .output(
                        "belowAtEnd",
                        "fraction",
                        "probability of being below it at the end, which is smaller",
                        it -> MarginCallRisk.belowAtEndProbability(
                                it.number("priceUsd"), it.number("callPriceUsd"), motion(it)))
                .output(
                        "expectedCalls",
                        "count",
                        "margin calls to expect",
                        it -> MarginCallRisk.expectedCalls(
                                it.number("priceUsd"), it.number("callPriceUsd"), it.number("cure"), motion(it)))
                .done();
    }

    private static MarginCallRisk.Motion motion(CalculatorInputs it) {
        return new MarginCallRisk.Motion(it.number("driftPerYear"), it.number("vol"), it.number("years"));
    }

    private static Calculator mixedCollateral() {
        return Calculator.named("mixed-collateral", "Loan on coins and machines, today and when mining earns less")
                .formula("LTV = balance / Σ value × (1 − haircut); stressed: coins × (1 + price change), machines ×"
                        + " (hashprice ratio)^b")
                .source("Machines are wrong-way collateral: b is about 1.3 (house), try 1 to 1.5")
                .inputs(
                        usd("balanceUsd", "principal outstanding", 40_000_000),
                        Input.number("btcUsd", "USD", "worth of the coins pledged", 30_000_000)
                                .within(1, Quantities.MAX_USD),
                        share("btcHaircut", "haircut of coins", 0.10).within(0, 0.99),
                        usd("asicUsd", "appraised value of the machines", 50_000_000),
                        share("asicHaircut", "haircut of machines", 0.30),
                        Input.number("priceChange", "fraction", "change of the BTC price", -0.30)
                                .within(-0.99, 10),
                        Input.number("difficultyChange", "fraction", "change of difficulty", 0.10)
                                .within(-0.9, 5),
                        Input.number("elasticity", "number", "b", StressScenario.USUAL_MACHINE_ELASTICITY)
                                .within(0, 5))
                .output("ltv", "ratio", "loan to value today", it -> mixedLtv(it, 1, 1))
                .output("stressedLtv", "ratio", "loan to value after the change", CollateralCalculators::stressedLtv)
                .output(
                        "machinesUsd",
                        "USD",
                        "value of the machines after it, before haircut",
                        it -> CollateralValue.asicUsd(
                                it.number("asicUsd"), hashpriceRatio(it), it.number("elasticity")))
                .done();
    }

    private static double hashpriceRatio(CalculatorInputs it) {
        return (1 + it.number("priceChange")) / (1 + it.number("difficultyChange"));
    }

    private static double stressedLtv(CalculatorInputs it) {
        double machines = CollateralValue.asicUsd(1, hashpriceRatio(it), it.number("elasticity"));
        return mixedLtv(it, 1 + it.number("priceChange"), machines);
    }

    private static double mixedLtv(CalculatorInputs it, double coins, double machines) {
        return CollateralValue.mixedLtv(
                it.number("balanceUsd"),
                List.of(
                        new CollateralValue.Pledge(it.number("btcUsd") * coins, it.number("btcHaircut")),
                        new CollateralValue.Pledge(it.number("asicUsd") * machines, it.number("asicHaircut"))));
    }

    private static Calculator balanceRatios() {
        return Calculator.named("balance-ratios", "Current and quick ratio")
                .formula("current assets / current liabilities; (cash + sellable coins + receivables) / current"
                        + " liabilities")
                .source("Accounting; the example is close to Mawson's third quarter of 2024: USD 59.19 million due")
                .inputs(
                        usd("cashUsd", "cash and stablecoins", 5_900_000),
                        usd("coinsUsd", "coins that can be sold at will", 1_000_000),
                        usd("receivablesUsd", "owed to it within a year", 12_000_000),
                        usd("otherCurrentAssetsUsd", "prepaid power, deposits and the like", 4_000_000),
                        Input.number("currentLiabilitiesUsd", "USD", "what falls due within a year", 59_190_000)
                                .within(1, Quantities.MAX_USD))
                .output(
                        "currentRatio",
                        "ratio",
                        "below 1 something must be refinanced within the year",
                        it -> BalanceSheet.currentRatio(
                                quickUsd(it) + it.number("otherCurrentAssetsUsd"), it.number("currentLiabilitiesUsd")))
                .output(
                        "quickRatio",
                        "ratio",
                        "what can pay now",
                        it -> BalanceSheet.quickRatio(quickUsd(it), it.number("currentLiabilitiesUsd")))
                .done();
    }

    private static double quickUsd(CalculatorInputs it) {
        return it.number("cashUsd") + it.number("coinsUsd") + it.number("receivablesUsd");
    }

    private static Calculator costPerBtc() {
        return Calculator.named("cost-per-btc", "What a coin costs: energy, cash, all-in")
                .formula("(power − credits) / BTC; + other cash cost / BTC; + (sustaining capex + interest) / BTC")
                .source("Shaped after gold miners' all-in sustaining cost; no standard for mining BTC exists")
                .inputs(
                        usd("powerUsd", "cost of power", 3_074_512.896),
                        usd("creditsUsd", "curtailment credits", 250_000),
                        usd("otherCashUsd", "hosting, opex and cash G&A", 1_800_000),
                        usd("sustainingCapexUsd", "spent to keep the hashrate, not to grow it", 1_200_000),
                        usd("interestUsd", "interest", 500_000),
                        Quantities.someBtc("btc", "coins mined over the same time", 49.37174801661951))
                .output("energyUsdPerBtc", "USD/BTC", "energy alone", CollateralCalculators::energy)
                .output("cashUsdPerBtc", "USD/BTC", "in cash", CollateralCalculators::cash)
                .output(
                        "allInUsdPerBtc",
                        "USD/BTC",
                        "all in",
                        it -> CostPerBtc.allIn(
                                cash(it), it.number("sustainingCapexUsd"), it.number("interestUsd"), it.number("btc")))
                .done();
    }

    private static double energy(CalculatorInputs it) {
        return CostPerBtc.energy(it.number("powerUsd"), it.number("creditsUsd"), it.number("btc"));
    }

    private static double cash(CalculatorInputs it) {
        return CostPerBtc.cash(energy(it), it.number("otherCashUsd"), it.number("btc"));
    }
}
