package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.price;
import static io.davylamp.calculator.Quantities.rate;
import static io.davylamp.calculator.Quantities.vol;
import static io.davylamp.calculator.Quantities.years;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.hedging.contract.KnockInPut;
import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.risk.SpotGreeks;
import io.davylamp.hedging.risk.SpotMarket;
import java.util.List;

/** Options and their sensitivities. */
public final class OptionCalculators {
    private OptionCalculators() {}

    public static List<Calculator> all() {
        return List.of(black76(), spotOption(), knockInPut());
    }

    private static Calculator black76() {
        return Calculator.named("black-76", "European option on a forward, with its greeks")
                .formula(
                        "call = e^(−rT) [F N(d1) − K N(d2)], put = e^(−rT) [K N(−d2) − F N(−d1)], d1 = (ln(F/K) + σ²T/2)"
                                + " / (σ√T), d2 = d1 − σ√T; greeks discounted, forward held fixed")
                .source("Black 1976; computed by OpenGamma Strata")
                .inputs(
                        price("forwardUsd", "forward price for the expiry", 70_000),
                        price("strikeUsd", "strike", 60_000),
                        years(90.0 / 365),
                        vol("vol", "volatility", 0.55),
                        rate("rate", "rate the premium is discounted at", 0.045))
                .on(Option::of)
                .output("putUsd", "USD/BTC", "premium of the put", it -> it.market.price(OptionKind.PUT, it.strike))
                .output("callUsd", "USD/BTC", "premium of the call", it -> it.market.price(OptionKind.CALL, it.strike))
                .output("putDelta", "ratio", "for 1 USD of forward", it -> it.market.delta(OptionKind.PUT, it.strike))
                .output("callDelta", "ratio", "for 1 USD of forward", it -> it.market.delta(OptionKind.CALL, it.strike))
                .output("gamma", "1/USD", "of delta, for 1 USD of forward", it -> it.market.gamma(it.strike))
                .output("vega", "USD/BTC", "for 1.00 (100 points) of volatility", it -> it.market.vega(it.strike))
                .output(
                        "putTheta",
                        "USD/BTC/year",
                        "put, as a year passes",
                        it -> it.market.theta(OptionKind.PUT, it.strike))
                .output(
                        "callTheta",
                        "USD/BTC/year",
                        "call, as a year passes",
                        it -> it.market.theta(OptionKind.CALL, it.strike))
                .output("putRho", "USD/BTC", "put, for 1.00 of rate", it -> it.market.rho(OptionKind.PUT, it.strike))
                .output("callRho", "USD/BTC", "call, for 1.00 of rate", it -> it.market.rho(OptionKind.CALL, it.strike))
                .output(
                        "putExercise",
                        "fraction",
                        "risk-neutral probability that the put is exercised",
                        it -> it.market.exerciseProbability(OptionKind.PUT, it.strike))
                .done();
    }

    private record Option(Black76 market, double strike) {
        static Option of(CalculatorInputs in) {
            return new Option(forwardMarket(in, "vol"), in.number("strikeUsd"));
        }
    }

    private static Calculator spotOption() {
        return Calculator.named("spot-option-greeks", "Put and call: sensitivities to spot")
                .formula(
                        "those to the forward F = S e^(bT), chained: delta_S = e^(bT) delta_F, gamma_S = e^(2bT) gamma_F")
                .source("Chain rule on Black 1976")
                .inputs(spotMarket(0.05))
                .inputs(price("strikeUsd", "strike", 60_000))
                .on(SpotOption::of)
                .output("putDelta", "ratio", "put, for 1 USD of spot", it -> it.put.delta())
                .output("callDelta", "ratio", "call, for 1 USD of spot", it -> it.call.delta())
                .output("gamma", "1/USD", "of either delta, for 1 USD of spot", it -> it.put.gamma())
                .output("vega", "USD/BTC", "of either, for 1.00 of volatility", it -> it.put.vega())
                .output("putTheta", "USD/BTC/year", "put, as a year passes", it -> it.put.theta())
                .output("callTheta", "USD/BTC/year", "call, as a year passes", it -> it.call.theta())
                .output("putCarryRho", "USD/BTC", "put, for 1.00 of carry", it -> it.put.carryRho())
                .output("callCarryRho", "USD/BTC", "call, for 1.00 of carry", it -> it.call.carryRho())
                .done();
    }

    private record SpotOption(SpotGreeks put, SpotGreeks call) {
        static SpotOption of(CalculatorInputs in) {
            double strike = in.number("strikeUsd");
            SpotMarket market = market(in);
            return new SpotOption(market.greeks(OptionKind.PUT, strike), market.greeks(OptionKind.CALL, strike));
        }
    }

    private static Calculator knockInPut() {
        return Calculator.named("knock-in-put", "Down-and-in put: disaster cover")
                .formula(
                        "Haug 4.17.1 without rebate; knock-in + knock-out = put; watched daily: barrier × e^(−0.5826 σ √(1/365))")
                .source("Haug, The Complete Guide to Option Pricing Formulas; Broadie, Glasserman, Kou 1997")
                .inputs(spotMarket(0.045))
                .inputs(price("strikeUsd", "strike", 60_000), price("barrierUsd", "price that activates it", 45_000))
                .on(in -> new KnockInPut(market(in), in.number("strikeUsd"), in.number("barrierUsd")))
                .output("premiumUsd", "USD/BTC", "premium, barrier watched all the time", KnockInPut::price)
                .output(
                        "watchedDailyUsd",
                        "USD/BTC",
                        "premium, barrier watched once a day",
                        it -> it.watchedDaily().price())
                .output("putUsd", "USD/BTC", "the put without a barrier", KnockInPut::vanilla)
                .output("knockOutUsd", "USD/BTC", "the put that ends at the barrier", KnockInPut::knockOut)
                .output("delta", "ratio", "for 1 USD of spot", it -> it.greeks().delta())
                .output(
                        "gamma",
                        "1/USD",
                        "of delta, for 1 USD of spot",
                        it -> it.greeks().gamma())
                .output(
                        "vega",
                        "USD/BTC",
                        "for 1.00 of volatility",
                        it -> it.greeks().vega())
                .output("barrierSlope", "ratio", "for 1 USD of barrier", KnockInPut::barrierSlope)
                .done();
    }

    static Input[] spotMarket(double carry) {
        return new Input[] {
            price("spotUsd", "spot price", 70_000),
            years(0.5).within(1.0 / 365, 5),
            vol("vol", "volatility", 0.55).within(0.05, 3),
            rate("rate", "rate the premium is discounted at", 0.045),
            rate("carry", "drift of the forward over spot, ln(F/S) a year", carry)
        };
    }

    private static SpotMarket market(CalculatorInputs in) {
        return new SpotMarket(
                in.number("spotUsd"), in.number("years"), in.number("vol"), in.number("rate"), in.number("carry"));
    }

    static Black76 forwardMarket(CalculatorInputs in, String vol) {
        return new Black76(in.number("forwardUsd"), in.number("years"), in.number(vol), in.number("rate"));
    }
}
