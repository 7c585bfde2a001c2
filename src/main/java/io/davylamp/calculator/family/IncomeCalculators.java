package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.hashprice;
import static io.davylamp.calculator.Quantities.rate;
import static io.davylamp.calculator.Quantities.share;
import static io.davylamp.calculator.Quantities.usd;
import static io.davylamp.calculator.Quantities.vol;
import static io.davylamp.calculator.Quantities.years;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.hedging.contract.LendingYield;
import io.davylamp.hedging.contract.ParametricCover;
import io.davylamp.hedging.contract.Validators;
import io.davylamp.hedging.pricing.Black76;
import java.util.List;

/** Income beside mining, and insurance. */
public final class IncomeCalculators {
    private static final double COINS = 1e12;

    private IncomeCalculators() {}

    public static List<Calculator> all() {
        return List.of(staking(), lending(), cover());
    }

    private static Calculator staking() {
        return Calculator.named("staking", "Validator income in the frame of mining")
                .formula(
                        "(own + delegated × commission) × price × (APR + MEV APR) × uptime; slashing = λ × lost × own ×"
                                + " price; breakeven price = opex / coins a year net of slashing")
                .source("Ethereum's reward rules; own stake bears slashing, delegators bear theirs")
                .inputs(
                        coins("ownStake", "coins of its own", 64_000),
                        coins("delegatedStake", "coins others delegate", 200_000),
                        share("commission", "share of the delegators' reward it keeps", 0.1),
                        Input.number("priceUsd", "USD", "price of a coin", 2500).within(0.0001, 1e9),
                        perYear("apr", "consensus reward", 0.029),
                        perYear("mevApr", "tips and extractable value", 0.006),
                        Quantities.uptime(0.995),
                        Input.number("slashingsPerYear", "1/year", "expected slashings a year", 0.002)
                                .within(0, 100),
                        share("lostFraction", "share of the own stake lost by one", 0.05),
                        usd("opexUsdPerYear", "cost of running, a year", 1_200_000),
                        Input.number("stakeFactor", "ratio", "total stake over today's, for the thinned yield", 1.2)
                                .within(0.01, 100))
                .on(in -> new Staking(validators(in), in.number("stakeFactor")))
                .output("revenueUsdPerYear", "USD/year", "revenue", it -> it.validators.revenueUsdPerYear())
                .output("revenueUsdPerDay", "USD/day", "revenue a day", it -> it.validators.revenueUsdPerDay())
                .output(
                        "slashingUsdPerYear",
                        "USD/year",
                        "expected loss by slashing",
                        it -> it.validators.slashingUsdPerYear())
                .output("netUsdPerYear", "USD/year", "net of slashing and opex", it -> it.validators.netUsdPerYear())
                .maybe("breakevenPriceUsd", "USD", "price of a coin at which nothing is left", Staking::breakeven)
                .output(
                        "thinnedRevenueUsdPerYear",
                        "USD/year",
                        "revenue once so much more is staked in all",
                        Staking::thinned)
                .done();
    }

    private record Staking(Validators validators, double stakeFactor) {
        Figure breakeven() {
            return Figure.of(
                    validators.breakevenPriceUsd(), "the coins earned do not make up for those slashed: no price pays");
        }

        double thinned() {
            return new Validators(
                            validators.stake(),
                            validators.yield().diluted(stakeFactor),
                            validators.risk(),
                            validators.opexUsdPerYear(),
                            validators.priceUsd())
                    .revenueUsdPerYear();
        }
    }

    private static Validators validators(CalculatorInputs in) {
        return new Validators(
                new Validators.Stake(in.number("ownStake"), in.number("delegatedStake"), in.number("commission")),
                new Validators.Yield(in.number("apr"), in.number("mevApr"), in.number("uptime")),
                new Validators.Risk(in.number("slashingsPerYear"), in.number("lostFraction")),
                in.number("opexUsdPerYear"),
                in.number("priceUsd"));
    }

    private static Calculator lending() {
        return Calculator.named("lending-yield", "What lending the treasury earns once its risks are paid")
                .formula("gross − PD × LGD − liquidity cost; lock-up at most worth an at-the-money put")
                .source("Expected loss; Chaffe 1993 for the lock-up")
                .inputs(
                        perYear("grossPerYear", "yield promised", 0.06).within(-0.5, 5),
                        share("defaultsPerYear", "borrower's probability of default in a year", 0.03),
                        share("lossGivenDefault", "share lost then", 0.6),
                        perYear("liquidityCostPerYear", "cost of a credit line instead", 0.01)
                                .within(0, 5),
                        Input.whole("lockUpDays", "days", "days locked up", 30).within(0, 3650),
                        vol("vol", "volatility of the coin", 0.55))
                .on(in -> new Lending(
                        new LendingYield(
                                in.number("grossPerYear"),
                                in.number("defaultsPerYear"),
                                in.number("lossGivenDefault"),
                                in.number("liquidityCostPerYear"),
                                in.number("lockUpDays")),
                        in.number("vol")))
                .output("expectedLossPerYear", "fraction/year", "PD × LGD", it -> it.lending.expectedLossPerYear())
                .output("netPerYear", "fraction/year", "net yield", it -> it.lending.netPerYear())
                .output(
                        "breakevenGrossPerYear",
                        "fraction/year",
                        "yield below which lending loses",
                        it -> it.lending.breakevenGrossPerYear())
                .output("netOverLockUp", "fraction", "earned over the lock-up, net", it -> it.lending.netOverLockUp())
                .output(
                        "lockUpDiscount",
                        "fraction",
                        "the most not being able to sell can cost",
                        it -> it.lending.lockUpDiscount(it.vol))
                .done();
    }

    private record Lending(LendingYield lending, double vol) {}

    private static Calculator cover() {
        return Calculator.named("parametric-cover", "Insurance that pays by the hashprice")
                .formula("digital e^(−rT) × limit × N(−d2) × (1 + load); shortfall: put × PH × days × (1 + load)")
                .source("Black 1976 on the hashprice at the end of the term")
                .inputs(
                        hashprice("forwardUsdPerPhDay", "forward hashprice", 34),
                        hashprice("triggerUsdPerPhDay", "hashprice below which it pays", 30),
                        years(90.0 / 365).within(1.0 / 365, 5),
                        vol("vol", "volatility of hashprice", 0.65).within(0.05, 3),
                        rate("rate", "discount rate", 0.045),
                        usd("limitUsd", "fixed sum paid", 1_500_000),
                        Quantities.hashratePh(3000),
                        Quantities.days(90),
                        Input.number("loading", "fraction", "what the insurer adds", 0.25)
                                .within(0, 10),
                        hashprice("endUsdPerPhDay", "hashprice at the end, for the basis risk", 28),
                        hashprice("breakevenUsdPerPhDay", "the operator's own breakeven", 32))
                .on(Cover::of)
                .output(
                        "triggerProbability",
                        "fraction",
                        "probability that it pays",
                        it -> it.cover.triggerProbability())
                .output(
                        "digitalPremiumUsd",
                        "USD",
                        "premium of the fixed sum",
                        it -> it.cover.digitalPremiumUsd(it.in.number("limitUsd")))
                .output(
                        "shortfallPremiumUsd",
                        "USD",
                        "premium of the shortfall cover",
                        it -> it.cover.shortfallPremiumUsd(it.in.number("hashratePh"), it.in.number("days")))
                .output(
                        "leftShortUsdPerPhDay",
                        "USD/PH/day",
                        "shortfall the cover leaves to the operator",
                        it -> it.cover.basisShortfallUsdPerPhDay(
                                it.in.number("endUsdPerPhDay"), it.in.number("breakevenUsdPerPhDay")))
                .done();
    }

    private record Cover(ParametricCover cover, CalculatorInputs in) {
        static Cover of(CalculatorInputs in) {
            Black76 market = new Black76(
                    in.number("forwardUsdPerPhDay"), in.number("years"), in.number("vol"), in.number("rate"));
            return new Cover(new ParametricCover(market, in.number("triggerUsdPerPhDay"), in.number("loading")), in);
        }
    }

    private static Input coins(String name, String meaning, double example) {
        return Input.number(name, "coins", meaning, example).within(0, COINS);
    }

    private static Input perYear(String name, String meaning, double example) {
        return Input.number(name, "fraction/year", meaning, example).within(0, 2);
    }
}
