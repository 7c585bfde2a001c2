package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.priceUsd;
import static io.davylamp.calculator.Quantities.someBtc;
import static io.davylamp.calculator.Quantities.usd;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.operator.Credit;
import java.util.List;

/** What is owed, and how far it is from being called. */
public final class CreditCalculators {
    private CreditCalculators() {}

    public static List<Calculator> all() {
        return List.of(dscr(), btcLoan(), asicLoan());
    }

    private static Calculator dscr() {
        return Calculator.named("dscr", "Debt service coverage ratio")
                .formula("cash flow available for debt service / (interest + principal), of one period")
                .source("Project finance; lenders' usual covenant floor is 1.20 to 1.25")
                .inputs(
                        Input.number("cashFlowUsd", "USD", "revenue less cash cost of the period", 2_000_000)
                                .within(-Quantities.MAX_USD, Quantities.MAX_USD),
                        Input.number("debtServiceUsd", "USD", "interest and principal due in it", 7_000_000)
                                .within(0.01, Quantities.MAX_USD))
                .output(
                        "dscr",
                        "ratio",
                        "below 1 the debt is not served out of operations",
                        it -> Credit.dscr(it.number("cashFlowUsd"), it.number("debtServiceUsd")))
                .done();
    }

    private static Calculator btcLoan() {
        return Calculator.named("btc-loan", "BTC-backed loan: LTV, margin call, cure")
                .formula(
                        "LTV = balance / (BTC × price); call price = balance / (BTC × call LTV); distance = 1 − call price"
                                + " / price; top-up = balance / (target LTV × price) − BTC; pay-down = balance − target LTV"
                                + " × BTC × price")
                .source("Loan agreements of miners, such as Bitfarms and Galaxy 2022 (143 % collateral is 69.9 % LTV)")
                .inputs(
                        usd("balanceUsd", "principal outstanding", 40_000_000),
                        someBtc("btc", "coins pledged", 1100),
                        priceUsd(70_000),
                        ltv("marginCallLtv", "LTV at which the lender calls", 0.70),
                        ltv("liquidationLtv", "LTV at which it sells", 0.85),
                        ltv("targetLtv", "LTV to which a call must be cured", 0.55),
                        Quantities.price("curePriceUsd", "BTC price at which the call is cured", 50_000))
                .output("ltv", "ratio", "loan to value today", CreditCalculators::ltvToday)
                .output("callPriceUsd", "USD/BTC", "BTC price of the call", it -> priceAt(it, "marginCallLtv"))
                .output("liquidationPriceUsd", "USD/BTC", "BTC price of the sale", it -> priceAt(it, "liquidationLtv"))
                .output(
                        "distance",
                        "fraction",
                        "how far the price may fall before the call; 0 or less: called",
                        it -> Credit.distance(priceAt(it, "marginCallLtv"), it.number("priceUsd")))
                .output(
                        "topUpBtc",
                        "BTC",
                        "coins to add at the cure price; below 0: so many are free",
                        CreditCalculators::topUp)
                .output(
                        "payDownUsd",
                        "USD",
                        "or USD to repay; below 0: so much may be drawn",
                        CreditCalculators::payDown)
                .done();
    }

    private static Calculator asicLoan() {
        return Calculator.named("asic-loan", "Machine-backed loan: LTV")
                .formula("balance / appraised value of the machines")
                .source("Machine loans are offered at 20 to 40 % LTV; NYDIG's to Iris was at 158 % in November 2022")
                .inputs(
                        usd("balanceUsd", "principal outstanding", 103_000_000),
                        Input.number("collateralUsd", "USD", "what the machines are worth", 65_000_000)
                                .within(1, Quantities.MAX_USD))
                .output(
                        "ltv",
                        "ratio",
                        "loan to value",
                        it -> Credit.ltv(it.number("balanceUsd"), it.number("collateralUsd")))
                .done();
    }

    private static Input ltv(String name, String meaning, double example) {
        return Input.number(name, "fraction", meaning, example).within(0.01, 2);
    }

    private static double ltvToday(CalculatorInputs it) {
        return Credit.ltv(it.number("balanceUsd"), it.number("btc") * it.number("priceUsd"));
    }

    private static double priceAt(CalculatorInputs it, String ltv) {
        return Credit.priceAtLtv(it.number("balanceUsd"), it.number("btc"), it.number(ltv));
    }

    private static double topUp(CalculatorInputs it) {
        return Credit.topUpBtc(
                it.number("balanceUsd"), it.number("btc"), it.number("targetLtv"), it.number("curePriceUsd"));
    }

    private static double payDown(CalculatorInputs it) {
        return Credit.payDownUsd(
                it.number("balanceUsd"), it.number("btc"), it.number("targetLtv"), it.number("curePriceUsd"));
    }
}
