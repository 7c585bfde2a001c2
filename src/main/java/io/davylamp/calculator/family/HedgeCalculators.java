package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.btc;
import static io.davylamp.calculator.Quantities.correlation;
import static io.davylamp.calculator.Quantities.price;
import static io.davylamp.calculator.Quantities.usd;
import static io.davylamp.calculator.Quantities.vol;
import static io.davylamp.calculator.Quantities.years;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.hedging.CoverageSizing;
import io.davylamp.hedging.contract.PowerHedge;
import io.davylamp.hedging.pricing.PriceQuantile;
import io.davylamp.hedging.risk.MinVarianceHedge;
import java.util.List;

/** How much to hedge. */
public final class HedgeCalculators {
    private static final double KWH = 1e12;

    private HedgeCalculators() {}

    public static List<Calculator> all() {
        return List.of(priceQuantile(), coverage(), coverageByRevenue(), minVariance(), powerHedge(), powerShare());
    }

    private static Calculator priceQuantile() {
        return Calculator.named("price-quantile", "A low or high price at the end of a horizon")
                .formula("F × exp(−σ²T/2 + σ√T N⁻¹(p))")
                .source("Lognormal price that is a martingale at its forward")
                .inputs(
                        price("forwardUsd", "forward for the horizon", 70_000),
                        vol("vol", "volatility", 0.55),
                        years(90.0 / 365),
                        Input.number("probability", "fraction", "share of outcomes below", 0.05)
                                .within(1e-6, 1 - 1e-6))
                .output(
                        "priceUsd",
                        "USD/BTC",
                        "the price below which it ends with that probability",
                        it -> PriceQuantile.of(
                                it.number("forwardUsd"),
                                it.number("vol"),
                                it.number("years"),
                                it.number("probability")))
                .done();
    }

    private static Calculator coverage() {
        return Calculator.named("coverage-hedge", "Share of production to sell forward so that a low price still pays")
                .formula("h = (C/Q − P*) / (F − P*); 0 where P* ≥ C/Q, infeasible where F < C/Q")
                .source("Coverage sizing: the smallest h with Q [h F + (1 − h) P*] ≥ C")
                .inputs(
                        btc("productionBtc", "coins of the period, stressed", 300),
                        price("forwardUsd", "price locked in", 70_000),
                        price("lowPriceUsd", "low price, such as the 5 % quantile", 43033.32608755798),
                        usd("costUsd", "cash cost and debt service of the period", 17_400_000))
                .on(in -> CoverageSizing.byForward(
                        in.number("productionBtc"),
                        in.number("forwardUsd"),
                        in.number("lowPriceUsd"),
                        in.number("costUsd")))
                .maybe("ratio", "fraction", "share to hedge", HedgeCalculators::ratio)
                .maybe("spareUsd", "USD", "left over at the low price without a hedge", HedgeCalculators::spare)
                .maybe("shortUsd", "USD", "missing even with everything hedged", HedgeCalculators::missing)
                .done();
    }

    private static Calculator coverageByRevenue() {
        return Calculator.named("coverage-hedge-by-revenue", "Share to hedge with any instrument")
                .formula("h = (C − U) / (H − U), U and H the revenue at the low price with nothing and all hedged")
                .source("Coverage sizing")
                .inputs(
                        usd("unhedgedUsd", "revenue at the low price, nothing hedged", 12_909_998),
                        Input.number("hedgedUsd", "USD", "the same with all hedged, net of premium", 18_000_000)
                                .within(-Quantities.MAX_USD, Quantities.MAX_USD),
                        usd("costUsd", "cash cost and debt service of the period", 17_400_000))
                .on(in -> CoverageSizing.of(in.number("unhedgedUsd"), in.number("hedgedUsd"), in.number("costUsd")))
                .maybe("ratio", "fraction", "share to hedge", HedgeCalculators::ratio)
                .maybe("spareUsd", "USD", "left over at the low price without a hedge", HedgeCalculators::spare)
                .maybe("shortUsd", "USD", "missing even with everything hedged", HedgeCalculators::missing)
                .done();
    }

    private static Figure ratio(CoverageSizing sizing) {
        if (sizing instanceof CoverageSizing.Covered covered) {
            return Figure.of(covered.ratio());
        }
        return sizing instanceof CoverageSizing.NotNeeded
                ? Figure.of(0)
                : new Figure.None("infeasible: even hedging everything does not pay the cost");
    }

    private static Figure spare(CoverageSizing sizing) {
        return sizing instanceof CoverageSizing.NotNeeded it
                ? Figure.of(it.spareUsd())
                : new Figure.None("the low price does not pay the cost without a hedge");
    }

    private static Figure missing(CoverageSizing sizing) {
        return sizing instanceof CoverageSizing.Infeasible it
                ? Figure.of(it.shortUsd())
                : new Figure.None("nothing is missing");
    }

    private static Calculator minVariance() {
        return Calculator.named("min-variance-hedge", "Futures position of least variance")
                .formula("h = ρ σ_exposure / σ_future; contracts = h × exposure / size; residual volatility √(1 − ρ²)")
                .source("Ederington 1979")
                .inputs(
                        correlation("correlation", "of exposure and future", 0.82),
                        vol("volExposure", "volatility of what is hedged", 0.66),
                        vol("volFuture", "volatility of the future", 0.58),
                        btc("exposureBtc", "BTC at risk", 385),
                        Input.number("contractBtc", "BTC", "BTC of one contract", 5)
                                .within(0.0001, 1e6))
                .on(in -> new MinVariance(
                        new MinVarianceHedge(
                                in.number("correlation"), in.number("volExposure"), in.number("volFuture")),
                        in.number("exposureBtc"),
                        in.number("contractBtc")))
                .output("ratio", "ratio", "BTC of futures to sell for 1 BTC of exposure", it -> it.hedge.ratio())
                .output(
                        "contracts",
                        "contracts",
                        "to sell, to the nearest whole one",
                        it -> it.hedge.contracts(it.exposureBtc, it.contractBtc))
                .output(
                        "residualVol",
                        "fraction",
                        "share of the volatility that stays",
                        it -> it.hedge.residualVolFraction())
                .done();
    }

    private record MinVariance(MinVarianceHedge hedge, double exposureBtc, double contractBtc) {}

    private static Calculator powerHedge() {
        return Calculator.named("power-hedge", "Power bought ahead")
                .formula("cost = kWh × [h × fixed + (1 − h) × spot]")
                .source("Fixed-price power contract")
                .inputs(
                        kwh(),
                        power("fixedUsdPerKwh", "price fixed", 0.055),
                        Quantities.share("share", "share of the energy fixed", 0.7),
                        power("spotUsdPerKwh", "mean spot price of the period", 0.09),
                        power("breakevenUsdPerKwh", "power price at which mining just pays", 0.066),
                        power("forwardUsdPerKwh", "forward of spot", 0.06).within(0.001, 5),
                        vol("vol", "volatility of spot", 0.8),
                        years(0.25),
                        Input.number("probability", "fraction", "share of dearest outcomes considered", 0.05)
                                .within(0.001, 0.999))
                .on(in -> new Power(
                        new PowerHedge(in.number("kwh"), in.number("fixedUsdPerKwh"), in.number("share")), in))
                .output("costUsd", "USD", "what the energy costs", it -> it.hedge.costUsd(it.spot()))
                .output("profitUsd", "USD", "gain of the hedge alone", it -> it.hedge.profitUsd(it.spot()))
                .output(
                        "costPerCentUsd",
                        "USD",
                        "change of cost for one US cent of spot",
                        it -> it.hedge.costDeltaUsdPerCent())
                .output("highCostUsd", "USD", "cost exceeded with the probability given", Power::high)
                .output(
                        "hourUsdPerKwh",
                        "USD/kWh",
                        "profit of bought power: mined or sold, whichever is more",
                        Power::hour)
                .done();
    }

    private record Power(PowerHedge hedge, CalculatorInputs in) {
        double spot() {
            return in.number("spotUsdPerKwh");
        }

        double high() {
            return hedge.highCostUsd(
                    in.number("forwardUsdPerKwh"), in.number("vol"), in.number("years"), in.number("probability"));
        }

        double hour() {
            return hedge.hourProfitUsdPerKwh(spot(), in.number("breakevenUsdPerKwh"));
        }
    }

    private static Calculator powerShare() {
        return Calculator.named("power-hedge-share", "Share of power to buy ahead so that a dear outcome fits a budget")
                .formula("h = (kWh × high − budget) / (kWh × (high − fixed))")
                .source("Coverage sizing of a cost")
                .inputs(
                        kwh(),
                        power("fixedUsdPerKwh", "price fixed", 0.055),
                        power("highUsdPerKwh", "dear spot price", 0.12),
                        usd("budgetUsd", "what power may cost", 4_000_000))
                .on(in -> PowerHedge.shareFor(
                        in.number("kwh"),
                        in.number("fixedUsdPerKwh"),
                        in.number("highUsdPerKwh"),
                        in.number("budgetUsd")))
                .maybe("ratio", "fraction", "share to fix", HedgeCalculators::powerRatio)
                .done();
    }

    private static Figure powerRatio(CoverageSizing sizing) {
        return sizing instanceof CoverageSizing.Infeasible
                ? new Figure.None("infeasible: even the fixed price is above the budget")
                : ratio(sizing);
    }

    private static Input kwh() {
        return Input.number("kwh", "kWh", "energy the fleet draws in the period", 50_000_000)
                .within(1, KWH);
    }

    private static Input power(String name, String meaning, double example) {
        return Input.number(name, "USD/kWh", meaning, example).within(0, 5);
    }
}
