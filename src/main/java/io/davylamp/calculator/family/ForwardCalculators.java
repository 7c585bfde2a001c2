package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.btcPerPhDay;
import static io.davylamp.calculator.Quantities.days;
import static io.davylamp.calculator.Quantities.price;
import static io.davylamp.calculator.Quantities.rate;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.calculator.Series;
import io.davylamp.hedging.contract.CashAndCarry;
import io.davylamp.hedging.contract.DifficultyForward;
import io.davylamp.hedging.pricing.Basis;
import io.davylamp.hedging.pricing.ForwardCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Futures, carry and forwards. */
public final class ForwardCalculators {
    /** Any moment does: only differences in time count. */
    private static final Instant START = Instant.EPOCH;

    private static final double SECONDS_PER_DAY = 86_400;

    private ForwardCalculators() {}

    public static List<Calculator> all() {
        return List.of(basis(), forwardOfBasis(), cashAndCarry(), forwardCurve(), difficultyForward());
    }

    private static Calculator basis() {
        return Calculator.named("basis", "Futures basis")
                .formula("simple (F/S − 1) × 365/d; continuous ln(F/S) × 365/d")
                .source("Futures markets' convention, years of 365 days")
                .inputs(spot(68_000), future(69_360), days(73))
                .output(
                        "simplePerYear",
                        "fraction/year",
                        "simple annualised basis",
                        it -> Basis.simple(it.number("spotUsd"), it.number("futureUsd"), it.number("days")))
                .output(
                        "continuousPerYear",
                        "fraction/year",
                        "continuous annualised basis",
                        it -> Basis.continuous(it.number("spotUsd"), it.number("futureUsd"), it.number("days")))
                .done();
    }

    private static Calculator forwardOfBasis() {
        return Calculator.named("forward-price", "Forward that a basis implies")
                .formula("S × exp(b × d/365)")
                .source("Continuous basis")
                .inputs(spot(68_000), rate("basisPerYear", "continuous basis", 0.09901313648089866), days(73))
                .output(
                        "forwardUsd",
                        "USD/BTC",
                        "forward price",
                        it -> Basis.forward(it.number("spotUsd"), it.number("basisPerYear"), it.number("days")))
                .done();
    }

    private static Calculator cashAndCarry() {
        return Calculator.named("cash-and-carry", "Coins held against a future sold")
                .formula("F − S − S × funding × d/365 − S × fees; on the money tied up × 365/d")
                .source("Cash-and-carry arbitrage")
                .inputs(
                        spot(68_000),
                        future(69_360),
                        days(73),
                        rate("fundingPerYear", "what funding the coins costs, simple", 0.055),
                        Quantities.share("feesFraction", "all fees of both legs, of spot", 0.0012)
                                .within(0, 0.5))
                .on(in -> new CashAndCarry(
                        in.number("spotUsd"),
                        in.number("futureUsd"),
                        in.number("days"),
                        in.number("fundingPerYear"),
                        in.number("feesFraction")))
                .output(
                        "profitUsdPerBtc",
                        "USD/BTC",
                        "profit of one BTC carried to expiry",
                        CashAndCarry::profitUsdPerBtc)
                .output("netPerYear", "fraction/year", "the same on the money tied up", CashAndCarry::netPerYear)
                .output(
                        "breakevenFutureUsd",
                        "USD/BTC",
                        "future's price at which nothing is left",
                        CashAndCarry::breakevenFutureUsd)
                .done();
    }

    private static Calculator forwardCurve() {
        return Calculator.named("forward-curve", "Forward price between dated futures")
                .formula("log of the price straight between quotes; after the last, its annualised basis goes on")
                .source("Log-linear interpolation")
                .inputs(
                        spot(68_000),
                        Input.series("expiryDays", "days", "days to each future's expiry, rising", 30, 90, 180)
                                .within(0.01, 3650)
                                .of(1, 100),
                        Input.series("futuresUsd", "USD/BTC", "price of each future", 68_500, 69_600, 71_200)
                                .within(0.01, 1e9)
                                .of(1, 100),
                        days(120).within(0, 3650))
                .on(Curve::of)
                .output("forwardUsd", "USD/BTC", "forward for that day", it -> it.curve.forwardUsd(it.date))
                .output(
                        "basisPerYear",
                        "fraction/year",
                        "continuous basis to that day",
                        it -> it.curve.basisPerYear(it.date))
                .done();
    }

    private record Curve(ForwardCurve curve, Instant date) {
        static Curve of(CalculatorInputs in) {
            List<Double> expiries = in.series("expiryDays");
            List<Double> prices = in.series("futuresUsd");
            Series.sameLength("futuresUsd", prices, "expiryDays", expiries);
            Series.rising("expiryDays", expiries);
            Map<Instant, Double> futures = new HashMap<>();
            for (int i = 0; i < expiries.size(); i++) {
                futures.put(after(expiries.get(i)), prices.get(i));
            }
            return new Curve(new ForwardCurve(START, in.number("spotUsd"), futures), after(in.number("days")));
        }

        private static Instant after(double days) {
            return START.plus(Duration.ofMillis(Math.round(days * SECONDS_PER_DAY * 1000)));
        }
    }

    private static Calculator difficultyForward() {
        return Calculator.named("difficulty-forward", "Difficulty fixed ahead, and what hashprice forwards imply")
                .formula("fair D (1 + g)^n; implied D × HPb / HPb_fwd × e^(σ²T); buyer's profit (D_T − K) × notional")
                .source("Forward of a lognormal difficulty; a BTC hashprice forward is its inverse")
                .inputs(
                        Quantities.difficulty(125.86e12),
                        Quantities.vol("volPerYear", "volatility of difficulty", 0.12)
                                .within(0, 5),
                        Quantities.years(90.0 / 365),
                        Input.number("growthPerAdjustment", "fraction", "growth at each adjustment", 0.02)
                                .within(-0.75, 3),
                        Input.whole("adjustments", "count", "adjustments until settlement", 6)
                                .within(0, 260),
                        btcPerPhDay(0.000501),
                        Input.number("forwardBtcPerPhDay", "BTC/PH/day", "forward hashprice in BTC", 0.00047)
                                .within(1e-9, 1e6),
                        Input.number("strikeDifficulty", "number", "difficulty agreed", 135e12)
                                .within(1, 1e18),
                        Quantities.usd("usdPerTrillion", "notional for each 1e12 of difficulty", 1000))
                .on(DifficultyCase::of)
                .output("fairDifficulty", "number", "difficulty expected", it -> it.fair)
                .output("hashpriceForwardBtc", "BTC/PH/day", "fair forward hashprice at it", DifficultyCase::hashprice)
                .output(
                        "impliedDifficulty",
                        "number",
                        "difficulty the forward hashprice implies",
                        DifficultyCase::implied)
                .output("buyerProfitUsd", "USD", "buyer's profit if it settles at the fair one", DifficultyCase::profit)
                .done();
    }

    private record DifficultyCase(DifficultyForward forward, double fair, CalculatorInputs in) {
        static DifficultyCase of(CalculatorInputs in) {
            DifficultyForward forward =
                    new DifficultyForward(in.number("difficulty"), in.number("volPerYear"), in.number("years"));
            return new DifficultyCase(
                    forward, forward.fair(in.number("growthPerAdjustment"), in.whole("adjustments")), in);
        }

        double hashprice() {
            return forward.hashpriceForward(in.number("btcPerPhDay"), fair);
        }

        double implied() {
            return forward.impliedBy(in.number("btcPerPhDay"), in.number("forwardBtcPerPhDay"));
        }

        double profit() {
            return DifficultyForward.buyerProfitUsd(fair, in.number("strikeDifficulty"), in.number("usdPerTrillion"));
        }
    }

    private static Input spot(double example) {
        return price("spotUsd", "spot price", example);
    }

    private static Input future(double example) {
        return price("futureUsd", "price of the future", example);
    }
}
