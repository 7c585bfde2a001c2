package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.price;
import static io.davylamp.calculator.Quantities.rate;
import static io.davylamp.calculator.Quantities.vol;
import static io.davylamp.calculator.Quantities.years;
import static io.davylamp.calculator.family.OptionCalculators.forwardMarket;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Draft;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.hedging.contract.OptionVault;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.pricing.PutSpread;
import io.davylamp.hedging.pricing.ZeroCostCollar;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Structures made of options. */
public final class StructureCalculators {
    private StructureCalculators() {}

    public static List<Calculator> all() {
        return List.of(collarFloor(), collarCap(), putSpread(), coveredCall(), cashSecuredPut());
    }

    private static Calculator collarFloor() {
        return collar(
                        "zero-cost-collar",
                        "Zero-cost collar: the call that pays for a put",
                        price("putStrikeUsd", "strike of the put bought", 60_000))
                .on(in -> ZeroCostCollar.floor(
                        forwardMarket(in, "putVol"), in.number("putStrikeUsd"), in.number("callVol")))
                .maybe(
                        "callStrikeUsd",
                        "USD/BTC",
                        "strike of the call sold",
                        it -> strikes(it, ZeroCostCollar.Strikes::callStrike))
                .maybe(
                        "premiumUsd",
                        "USD/BTC",
                        "premium of either, which cancel",
                        it -> strikes(it, ZeroCostCollar.Strikes::premium))
                .done();
    }

    private static Calculator collarCap() {
        return collar(
                        "zero-cost-collar-for-a-short",
                        "Zero-cost collar for whoever must return coins: the put that pays for a call",
                        price("callStrikeUsd", "strike of the call bought", 85_000))
                .on(in -> ZeroCostCollar.cap(
                        forwardMarket(in, "callVol"), in.number("callStrikeUsd"), in.number("putVol")))
                .maybe(
                        "putStrikeUsd",
                        "USD/BTC",
                        "strike of the put sold",
                        it -> strikes(it, ZeroCostCollar.Strikes::putStrike))
                .maybe(
                        "premiumUsd",
                        "USD/BTC",
                        "premium of either, which cancel",
                        it -> strikes(it, ZeroCostCollar.Strikes::premium))
                .done();
    }

    private static Draft collar(String name, String title, Input strike) {
        return Calculator.named(name, title)
                .formula("the strike at which C(Kc, σc) = P(Kp, σp), by Black-76; the only root")
                .source("Black 1976; bracketed root by Hipparchus")
                .inputs(
                        price("forwardUsd", "forward price for the expiry", 70_000),
                        strike,
                        years(90.0 / 365).within(1.0 / 365, 3),
                        vol("putVol", "volatility the put is quoted at", 0.58).within(0.05, 2),
                        vol("callVol", "volatility the call is quoted at", 0.52).within(0.05, 2),
                        rate("rate", "rate premiums are discounted at", 0.045));
    }

    private static Figure strikes(ZeroCostCollar collar, ToDoubleFunction<ZeroCostCollar.Strikes> figure) {
        return collar instanceof ZeroCostCollar.Strikes strikes
                ? Figure.of(figure.applyAsDouble(strikes))
                : new Figure.None(((ZeroCostCollar.None) collar).reason());
    }

    private static Calculator putSpread() {
        return Calculator.named("put-spread", "Put spread: a put bought and a lower one sold")
                .formula("P(K bought) − P(K sold), each at its own volatility")
                .source("Black 1976")
                .inputs(optionMarket())
                .inputs(
                        price("boughtStrikeUsd", "strike of the put bought", 60_000),
                        price("soldStrike", "strike of the put sold, below the other", 45_000),
                        vol("soldVol", "volatility of the put sold", 0.62),
                        price("endPriceUsd", "BTC price at expiry, for the payoff", 50_000))
                .on(Spread::of)
                .output("premiumUsd", "USD/BTC", "premium", it -> it.spread.price())
                .output("delta", "ratio", "for 1 USD of forward", it -> it.spread.delta())
                .output("payoffUsd", "USD/BTC", "paid at expiry", it -> it.spread.payoff(it.endPrice))
                .output("mostPaidUsd", "USD/BTC", "the most it pays", it -> it.spread.mostPaid())
                .done();
    }

    private record Spread(PutSpread spread, double endPrice) {
        static Spread of(CalculatorInputs in) {
            return new Spread(
                    new PutSpread(
                            forwardMarket(in, "vol"),
                            in.number("boughtStrikeUsd"),
                            in.number("soldStrike"),
                            in.number("soldVol")),
                    in.number("endPriceUsd"));
        }
    }

    private static Calculator coveredCall() {
        return vault("covered-call", "Covered call: yield and its tail", OptionKind.CALL, 85_000);
    }

    private static Calculator cashSecuredPut() {
        return vault("cash-secured-put", "Put sold against cash: yield and its tail", OptionKind.PUT, 60_000);
    }

    private static Calculator vault(String name, String title, OptionKind kind, double strike) {
        return Calculator.named(name, title)
                .formula(
                        "premium carried / put up / T; tail: mean return within the worst share, price lognormal about its forward")
                .source("Black 1976; expected shortfall in closed form")
                .inputs(optionMarket())
                .inputs(
                        price("strikeUsd", "strike of the option sold", strike),
                        Input.number("probability", "fraction", "share of worst outcomes considered", 0.05)
                                .within(0.001, 0.999))
                .on(in -> new Vault(
                        new OptionVault(forwardMarket(in, "vol"), kind, in.number("strikeUsd")),
                        in.number("probability")))
                .output(
                        "yieldPerYear",
                        "fraction/year",
                        "premium on the amount put up: the advertised yield",
                        it -> it.vault.yieldPerYear())
                .output(
                        "assignment",
                        "fraction",
                        "risk-neutral probability of being exercised",
                        it -> it.vault.assignmentProbability())
                .output(
                        "lowReturn",
                        "fraction",
                        "return the worst share falls short of",
                        it -> it.vault.lowReturn(it.probability))
                .output(
                        "tailReturn",
                        "fraction",
                        "mean return within the worst share",
                        it -> it.vault.tailReturn(it.probability))
                .done();
    }

    private record Vault(OptionVault vault, double probability) {}

    private static Input[] optionMarket() {
        return new Input[] {
            price("forwardUsd", "forward price for the expiry", 70_000),
            years(90.0 / 365).within(1.0 / 365, 5),
            vol("vol", "volatility", 0.55).within(0.05, 3),
            rate("rate", "rate the premium is discounted at", 0.045)
        };
    }
}
