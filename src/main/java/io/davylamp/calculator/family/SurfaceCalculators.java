package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.price;
import static io.davylamp.calculator.Quantities.rate;
import static io.davylamp.calculator.Quantities.years;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Series;
import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.pricing.VolSurface;
import io.davylamp.mining.InvalidValue;
import java.util.ArrayList;
import java.util.List;

/** Options priced on quoted volatilities. */
public final class SurfaceCalculators {
    private static final int MAX_QUOTES = 1_000;
    private static final double FARTHEST = 20;

    private SurfaceCalculators() {}

    public static List<Calculator> all() {
        return List.of(volSurface());
    }

    private static Calculator volSurface() {
        return Calculator.named("vol-surface", "Volatility between quotes, and the option priced on it")
                .formula("option prices convex in the strike and never falling with time, through every quote")
                .source(
                        "No butterfly and no calendar spread is below zero; quotes that contradict each other are counted")
                .inputs(
                        price("forwardUsd", "forward price, of every expiry", 70_000),
                        quotes("quoteYears", "years", "time to expiry of each quote", 0.1, 0.1, 0.1, 0.4, 0.4, 0.4)
                                .within(0.001, 10),
                        quotes(
                                        "quoteStrikes",
                                        "USD/BTC",
                                        "strike of each quote",
                                        60_000,
                                        70_000,
                                        80_000,
                                        60_000,
                                        70_000,
                                        80_000)
                                .within(0.01, 1e9),
                        quotes(
                                        "quoteVols",
                                        "fraction/year",
                                        "volatility of each quote",
                                        0.6,
                                        0.55,
                                        0.57,
                                        0.59,
                                        0.56,
                                        0.565)
                                .within(0.01, 5),
                        price("strikeUsd", "strike of the option", 65_000),
                        years(0.25).within(0.001, 10),
                        rate("rate", "rate the premium is discounted at", 0.045))
                .on(Surface::of)
                .output("vol", "fraction/year", "volatility of the option", it -> it.market.vol())
                .output("putUsd", "USD/BTC", "premium of the put", it -> it.market.price(OptionKind.PUT, it.strike))
                .output("callUsd", "USD/BTC", "premium of the call", it -> it.market.price(OptionKind.CALL, it.strike))
                .output(
                        "contradictions",
                        "count",
                        "quotes that could be traded against each other",
                        it -> it.contradictions)
                .done();
    }

    private record Surface(Black76 market, double strike, int contradictions) {
        static Surface of(CalculatorInputs in) {
            List<Double> quoteYears = in.series("quoteYears");
            List<Double> strikes = in.series("quoteStrikes");
            List<Double> vols = in.series("quoteVols");
            Series.sameLength("quoteStrikes", strikes, "quoteYears", quoteYears);
            Series.sameLength("quoteVols", vols, "quoteYears", quoteYears);
            double forward = in.number("forwardUsd");
            List<VolSurface.Quote> quotes = new ArrayList<>();
            for (int i = 0; i < vols.size(); i++) {
                quotes.add(new VolSurface.Quote(quoteYears.get(i), moneyness(strikes.get(i), forward), vols.get(i)));
            }
            VolSurface surface = VolSurface.of(quotes);
            double strike = in.number("strikeUsd");
            return new Surface(
                    surface.market(forward, strike, in.number("years"), in.number("rate")),
                    strike,
                    surface.arbitrage().size());
        }
    }

    private static double moneyness(double strike, double forward) {
        double moneyness = Math.log(strike / forward);
        if (Math.abs(moneyness) > FARTHEST) {
            throw new InvalidValue(
                    "quoteStrikes",
                    "a strike of %s is too far from a forward of %s.".formatted(strike, forward),
                    "Maybe thousands were given.");
        }
        return moneyness;
    }

    private static Input quotes(String name, String unit, String meaning, double... example) {
        return Input.series(name, unit, meaning, example).of(1, MAX_QUOTES);
    }
}
