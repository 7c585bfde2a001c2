package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.btcPerPhDay;
import static io.davylamp.calculator.Quantities.correlation;
import static io.davylamp.calculator.Quantities.hashprice;
import static io.davylamp.calculator.Quantities.price;
import static io.davylamp.calculator.Quantities.rate;
import static io.davylamp.calculator.Quantities.vol;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.calculator.Series;
import io.davylamp.hedging.contract.HashrateToken;
import io.davylamp.hedging.pricing.HashpriceCurve;
import io.davylamp.hedging.pricing.HashrateForward;
import java.util.ArrayList;
import java.util.List;

/** Hashrate sold ahead. */
public final class HashrateContractCalculators {
    /** HPb at D 125.86e12 with 3.125 + 0.03 BTC a block. */
    private static final double EXAMPLE_BTC = 5.042727698625109e-4;

    private HashrateContractCalculators() {}

    public static List<Calculator> all() {
        return List.of(forward(), settlement(), token());
    }

    private static Calculator forward() {
        return Calculator.named("hashrate-forward", "Fair fixed hashprice of a hashrate forward")
                .formula(
                        "mean over the days of HPb(t) in BTC, of F(t) × HPb(t) in USD, day t at its middle; with random"
                                + " price and difficulty each day × exp((σ_D² − ρ σ_P σ_D) t)")
                .source("Luxor NDF and Bitnomial HUP: daily settlement to the index's mean")
                .inputs(curve(30))
                .inputs(
                        vol("volPrice", "volatility of the price", 0.55),
                        vol("volDifficulty", "volatility of difficulty", 0.12).within(0, 5),
                        correlation("correlation", "of price and difficulty", 0.25))
                .on(in -> new Forward(new HashrateForward(curve(in), in.whole("days")), in))
                .output("fixedBtc", "BTC/PH/day", "fair fixed hashprice in BTC", it -> it.forward.fixedBtc())
                .output("fixedUsd", "USD/PH/day", "fair fixed hashprice in USD", it -> it.forward.fixedUsd())
                .output(
                        "fixedUsdRandom",
                        "USD/PH/day",
                        "the same with price and difficulty random about their curves",
                        Forward::random)
                .done();
    }

    private record Forward(HashrateForward forward, CalculatorInputs in) {
        double random() {
            return forward.fixedUsd(in.number("volPrice"), in.number("volDifficulty"), in.number("correlation"));
        }
    }

    private static Calculator settlement() {
        return Calculator.named("hashrate-forward-settlement", "Hashrate forward: profit, margin and its call")
                .formula(
                        "seller's profit (fixed − index) × PH × days; called at fixed × (1 + margin × (1 − maintenance))")
                .source("Luxor NDF: initial margin 18 % (BTC), 35 % (USD)")
                .inputs(
                        hashprice("fixedUsdPerPhDay", "hashprice fixed", 34.73),
                        hashprice("indexUsdPerPhDay", "mean of the index over the days settled", 40),
                        Quantities.hashratePh(100),
                        Quantities.days(30),
                        Quantities.share("initialMargin", "share of the notional put up", 0.35),
                        Quantities.share("maintenance", "share of the margin that must remain", 0.5))
                .output("sellerProfitUsd", "USD", "what the seller gains", HashrateContractCalculators::profit)
                .output("marginUsd", "USD", "initial margin", HashrateContractCalculators::margin)
                .output(
                        "callHashpriceUsd",
                        "USD/PH/day",
                        "hashprice at which the seller's margin is called",
                        HashrateContractCalculators::call)
                .done();
    }

    private static double profit(CalculatorInputs it) {
        return HashrateForward.sellerProfit(
                it.number("fixedUsdPerPhDay"),
                it.number("indexUsdPerPhDay"),
                it.number("hashratePh"),
                it.number("days"));
    }

    private static double margin(CalculatorInputs it) {
        var contract = new HashrateForward.Contract("any", 1, 0, 0, it.number("initialMargin"));
        return contract.marginFor(it.number("fixedUsdPerPhDay"), it.number("hashratePh"), (int) it.number("days"));
    }

    private static double call(CalculatorInputs it) {
        return HashrateForward.marginCallHashprice(
                it.number("fixedUsdPerPhDay"), it.number("initialMargin"), it.number("maintenance"));
    }

    private static Calculator token() {
        return Calculator.named("hashrate-token", "Fair value of a hashrate-backed token")
                .formula(
                        "Σ e^(−rt) [HP(t) (1 − fee) − charge], per PH/s; with switch-off a strip of calls on hashprice")
                .source("Discounted earnings; Black 1976 by day")
                .inputs(curve(365))
                .inputs(
                        Quantities.poolFee(0.02),
                        Input.number("chargeUsdPerPhDay", "USD/PH/day", "issuer's charge for power and upkeep", 25)
                                .within(0, 1e6),
                        rate("ratePerYear", "discount rate, the issuer's credit in it", 0.10),
                        vol("vol", "volatility of hashprice", 0.65),
                        Input.number("askedUsdPerPh", "USD/PH", "price the token is sold at", 3500)
                                .within(0, 1e9))
                .on(in -> new Token(
                        new HashrateToken(
                                curve(in),
                                in.whole("days"),
                                in.number("poolFee"),
                                in.number("chargeUsdPerPhDay"),
                                in.number("ratePerYear")),
                        in))
                .output("fairUsdPerPh", "USD/PH", "fair value, losing days charged", it -> it.token.fairUsd())
                .output(
                        "fairWithSwitchOffUsdPerPh",
                        "USD/PH",
                        "fair value, losing days cost nothing",
                        it -> it.token.fairUsdWithSwitchOff(it.in.number("vol")))
                .maybe("premium", "fraction", "asking price above the fair value", Token::premium)
                .done();
    }

    private record Token(HashrateToken token, CalculatorInputs in) {
        Figure premium() {
            return token.fairUsd() > 0
                    ? Figure.of(token.premiumAt(in.number("askedUsdPerPh")))
                    : new Figure.None("the fair value is not above 0");
        }
    }

    /** Inputs of a curve of hashprice by day. */
    private static Input[] curve(long days) {
        return new Input[] {
            btcPerPhDay(EXAMPLE_BTC),
            price("spotUsd", "spot price", 70_000),
            rate("carryPerYear", "continuous futures basis", 0.05),
            Input.series("stepDays", "days", "first day of each difficulty step, rising from 0", 0, 9, 23)
                    .within(0, 3650)
                    .of(1, 300),
            Input.series("stepFactors", "ratio", "difficulty over today's from that day on", 1, 1.03, 1.0197)
                    .within(0.01, 100)
                    .of(1, 300),
            Quantities.wholeDays("days of the contract", 1095, days)
        };
    }

    private static HashpriceCurve curve(CalculatorInputs in) {
        List<Double> days = in.series("stepDays");
        List<Double> factors = in.series("stepFactors");
        Series.sameLength("stepFactors", factors, "stepDays", days);
        Series.rising("stepDays", days);
        List<HashpriceCurve.Step> steps = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            steps.add(new HashpriceCurve.Step(days.get(i).intValue(), factors.get(i)));
        }
        return new HashpriceCurve(in.number("btcPerPhDay"), in.number("spotUsd"), in.number("carryPerYear"), steps);
    }
}
