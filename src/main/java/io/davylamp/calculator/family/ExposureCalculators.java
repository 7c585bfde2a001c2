package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.share;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Draft;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.ModelDraft;
import io.davylamp.calculator.Quantities;
import io.davylamp.hedging.pricing.DeltaHedge;
import io.davylamp.hedging.risk.RiskParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an operator is exposed to, and how far a hedge has drifted. */
public final class ExposureCalculators {
    private static final List<String> SOURCES = List.of("price", "difficulty", "fee", "power");

    private ExposureCalculators() {}

    public static List<Calculator> all() {
        return List.of(deltaHedge(), riskParts());
    }

    private static Calculator deltaHedge() {
        return Calculator.named("delta-hedge", "Drift of a futures hedge and what brings it back")
                .formula("delta = Q + option deltas + futures; trade back when |drift| > band × Q")
                .source("Delta hedging; the band of 5 % is Davylamp's own")
                .inputs(
                        Quantities.btc("productionBtc", "BTC still expected", 180),
                        signedBtc("optionDeltaBtc", "deltas of all options held; puts bought are negative", -20),
                        signedBtc("futuresBtc", "futures held; negative when sold", -60),
                        share("targetRatio", "share of production to be hedged", 0.6),
                        share("band", "drift allowed, share of production", 0.05))
                .on(in -> new Drift(
                        new DeltaHedge(
                                in.number("productionBtc"), in.number("optionDeltaBtc"), in.number("futuresBtc")),
                        in.number("targetRatio"),
                        in.number("band")))
                .output("deltaBtc", "BTC", "USD gained for 1 USD of price", it -> it.hedge.deltaBtc())
                .output(
                        "neutralFuturesBtc",
                        "BTC",
                        "futures at which no delta is left",
                        it -> it.hedge.neutralFuturesBtc())
                .output("hedgeRatio", "fraction", "share of production hedged", it -> it.hedge.hedgeRatio())
                .output("driftBtc", "BTC", "delta above its target", Drift::drift)
                .maybe("tradeBtc", "BTC", "futures to trade; negative: sell", Drift::trade)
                .done();
    }

    private record Drift(DeltaHedge hedge, double target, double band) {
        double drift() {
            DeltaHedge.Advice advice = hedge.towards(target, band);
            return advice instanceof DeltaHedge.Advice.Keep keep
                    ? keep.driftBtc()
                    : ((DeltaHedge.Advice.Rebalance) advice).driftBtc();
        }

        Figure trade() {
            return hedge.towards(target, band) instanceof DeltaHedge.Advice.Rebalance it
                    ? Figure.of(it.tradeBtc())
                    : new Figure.None("the drift is within the band");
        }
    }

    private static Calculator riskParts() {
        Draft draft = Calculator.named("risk-parts", "Cash-flow risk in parts that add up")
                .formula("σ = √(a'Σa); part of a source a_i (Σa)_i / σ; counterparty LGD × owed × √(PD (1 − PD))")
                .source("Euler allocation of a standard deviation")
                .inputs(
                        exposure("price", 10_457_621),
                        vol("price", 0.27),
                        exposure("difficulty", -10_457_621),
                        vol("difficulty", 0.06),
                        exposure("fee", 99_438),
                        vol("fee", 0.8),
                        exposure("power", -9_635_371),
                        vol("power", 0.1),
                        Quantities.correlation("correlation", "of price and difficulty; the rest move alone", 0.25),
                        Quantities.usd("owedUsd", "owed by counterparties", 2_000_000),
                        share("defaultProbability", "probability of their default in the period", 0.02),
                        share("lossShare", "share lost then", 0.6));
        ModelDraft<Parts> parts =
                draft.on(Parts::of).output("totalUsd", "USD", "standard deviation of cash flow", it -> it.total);
        List<String> names = new ArrayList<>(SOURCES);
        names.add("counterparty");
        for (int i = 0; i < names.size(); i++) {
            int index = i;
            parts.maybe(
                    names.get(i) + "Usd",
                    "USD",
                    "part of " + names.get(i) + "; negative: it offsets",
                    it -> it.part(index));
        }
        return parts.done();
    }

    private record Parts(double total, List<RiskParts.Part> parts) {
        static Parts of(CalculatorInputs in) {
            List<RiskParts.Source> sources = new ArrayList<>();
            for (String name : SOURCES) {
                sources.add(new RiskParts.Source(name, in.number(name + "ExposureUsd"), in.number(name + "Vol")));
            }
            sources.add(RiskParts.Source.counterparty(
                    "counterparty", in.number("owedUsd"), in.number("defaultProbability"), in.number("lossShare")));
            RiskParts risk = new RiskParts(sources, correlations(sources.size(), in.number("correlation")));
            return new Parts(risk.totalUsd(), risk.parts());
        }

        /** Price and difficulty are the first two. */
        private static List<List<Double>> correlations(int size, double priceAndDifficulty) {
            List<List<Double>> rows = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                List<Double> row = new ArrayList<>(Collections.nCopies(size, 0.0));
                row.set(i, 1.0);
                if (i < 2) {
                    row.set(1 - i, priceAndDifficulty);
                }
                rows.add(row);
            }
            return rows;
        }

        Figure part(int index) {
            return parts.isEmpty()
                    ? new Figure.None("nothing moves")
                    : Figure.of(parts.get(index).usd());
        }
    }

    private static Input exposure(String source, double example) {
        return Input.number(source + "ExposureUsd", "USD", "change of cash flow when " + source + " doubles", example)
                .within(-1e12, 1e12);
    }

    private static Input vol(String source, double example) {
        return Input.number(source + "Vol", "fraction", "standard deviation of " + source + " over the period", example)
                .within(0, 10);
    }

    private static Input signedBtc(String name, String meaning, double example) {
        return Input.number(name, "BTC", meaning, example).within(-21e6, 21e6);
    }
}
