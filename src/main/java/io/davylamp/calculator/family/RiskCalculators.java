package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.btcPerPhDay;
import static io.davylamp.calculator.Quantities.correlation;
import static io.davylamp.calculator.Quantities.priceUsd;
import static io.davylamp.calculator.Quantities.rate;
import static io.davylamp.calculator.Quantities.usd;
import static io.davylamp.calculator.Quantities.usdPerDay;
import static io.davylamp.calculator.Quantities.vol;
import static io.davylamp.calculator.Quantities.years;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.hedging.contract.ShutdownOption;
import io.davylamp.hedging.pricing.HashpriceCurve;
import io.davylamp.hedging.risk.LiquidityAtRisk;
import io.davylamp.hedging.risk.Outcomes;
import io.davylamp.hedging.risk.ProductionGreeks;
import io.davylamp.hedging.risk.RevenueSimulation;
import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.operator.CashFlowAtRisk;
import java.util.List;

/** What may go wrong with production, and how it moves with the market. */
public final class RiskCalculators {
    private static final long MAX_PATHS = 200_000;
    private static final long MAX_WALKS = 20_000;

    private RiskCalculators() {}

    public static List<Calculator> all() {
        return List.of(production(), shutdownOption(), cashFlowAtRisk(), cashFlowSimulation(), liquidityAtRisk());
    }

    private static Calculator production() {
        return Calculator.named("production-greeks", "How revenue and power bill move with the market")
                .formula("delta = expected BTC; difficulty +x: R (1/(1 + x) − 1); power +p: −kWh × p")
                .source("Derivatives of expected revenue, machines running on")
                .inputs(
                        Quantities.hashratePh(3500),
                        Quantities.uptime(0.95),
                        Quantities.poolFee(0.01),
                        Quantities.joulesPerTh(21.5),
                        Quantities.pue(1.04),
                        Quantities.difficulty(125.86e12),
                        Quantities.subsidyBtc(3.125),
                        Quantities.feesBtcPerBlock(0.03),
                        priceUsd(70_000),
                        Quantities.days(90))
                .on(RiskCalculators::greeks)
                .output("revenueUsd", "USD", "revenue expected", ProductionGreeks::revenueUsd)
                .output(
                        "priceDeltaBtc",
                        "BTC",
                        "change for 1 USD of price: BTC to sell to be neutral",
                        ProductionGreeks::priceDeltaBtc)
                .output("difficultyUpUsd", "USD", "change for difficulty +1 %", it -> it.difficultyChangeUsd(0.01))
                .output("feesUpUsd", "USD", "change for +0.01 BTC of fees a block", it -> it.feeChangeUsd(0.01))
                .output(
                        "powerUpUsd",
                        "USD",
                        "change of cash flow for power +0.01 USD/kWh",
                        it -> it.powerChangeUsd(0.01))
                .output(
                        "priceDifficultyGammaBtc",
                        "BTC",
                        "how price delta falls with relative difficulty",
                        ProductionGreeks::priceDifficultyGammaBtc)
                .done();
    }

    private static ProductionGreeks greeks(CalculatorInputs in) {
        return new ProductionGreeks(
                new ProductionGreeks.Fleet(
                        in.number("hashratePh"),
                        in.number("uptime"),
                        in.number("poolFee"),
                        in.number("joulesPerTh"),
                        in.number("pue")),
                new ProductionGreeks.Chain(
                        HashpriceCalculators.btc(in), HashpriceCalculators.reward(in), in.number("priceUsd")),
                in.number("days"));
    }

    private static Calculator shutdownOption() {
        return Calculator.named("shutdown-option", "Production with the right to switch off")
                .formula("Σ over days of Black-76 calls on hashprice struck at the breakeven")
                .source("Real option on hashprice; the miner is long it, so gamma and vega are positive")
                .inputs(
                        btcPerPhDay(5.142857142857143e-4),
                        Quantities.price("spotUsd", "spot price", 70_000),
                        rate("carryPerYear", "continuous futures basis", 0),
                        Quantities.wholeDays("days ahead", 1095, 30),
                        Input.number(
                                        "breakevenUsdPerPhDay",
                                        "USD/PH/day",
                                        "hashprice at which cash cost is covered",
                                        32.1984)
                                .within(0, 1e6),
                        vol("vol", "volatility of hashprice", 0.65),
                        rate("rate", "discount rate", 0.045))
                .on(in -> new ShutdownOption(
                        HashpriceCurve.flat(in.number("btcPerPhDay"), in.number("spotUsd"), in.number("carryPerYear")),
                        in.whole("days"),
                        in.number("breakevenUsdPerPhDay"),
                        in.number("vol"),
                        in.number("rate")))
                .output("valueUsdPerPh", "USD/PH", "value of the days with the right", ShutdownOption::valuePerPh)
                .output(
                        "committedUsdPerPh",
                        "USD/PH",
                        "value of the same days without it",
                        ShutdownOption::committedPerPh)
                .output("switchOffUsdPerPh", "USD/PH", "what the right is worth", ShutdownOption::switchOffPerPh)
                .output("delta", "days", "for 1 USD/PH/day of hashprice", ShutdownOption::delta)
                .output("gamma", "days²·PH/USD", "of delta, for 1 USD/PH/day", ShutdownOption::gamma)
                .output("vega", "USD/PH", "for 1.00 of volatility", ShutdownOption::vega)
                .output(
                        "runningDays",
                        "days",
                        "days expected to run, risk-neutral",
                        ShutdownOption::expectedRunningDays)
                .done();
    }

    private static Calculator cashFlowAtRisk() {
        return Calculator.named("cash-flow-at-risk", "Cash flow at risk of a period, in closed form")
                .formula("R_T = R_0 (P_T/P_0)/(D_T/D_0) lognormal: mean R_0 e^(m + v/2), quantile R_0 e^(m + z √v), v ="
                        + " (σ_P² + σ_D² − 2ρ σ_P σ_D) T")
                .source("Joint geometric Brownian motion of price and difficulty")
                .inputs(flow())
                .inputs(jointMarket())
                .inputs(years(90.0 / 365), probability())
                .on(in -> new AtRisk(risk(in), in.number("probability")))
                .output("meanRevenueUsd", "USD", "expected revenue", it -> it.risk.meanRevenueUsd())
                .output(
                        "lowRevenueUsd",
                        "USD",
                        "revenue that falls short with the probability given",
                        it -> it.risk.revenueQuantileUsd(it.probability))
                .output(
                        "lowCashFlowUsd",
                        "USD",
                        "cash flow that does",
                        it -> it.risk.cashFlowQuantileUsd(it.probability))
                .output(
                        "belowMeanUsd",
                        "USD",
                        "how far that is below the mean",
                        it -> it.risk.belowMeanUsd(it.probability))
                .output(
                        "shortfall",
                        "fraction",
                        "probability that revenue does not meet cost",
                        it -> it.risk.shortfallProbability())
                .done();
    }

    private record AtRisk(CashFlowAtRisk risk, double probability) {}

    private static Calculator cashFlowSimulation() {
        return Calculator.named("cash-flow-simulation", "Cash flow of a period by simulation, futures included")
                .formula("each path: R_0 × price / difficulty − cost + short BTC × (future − end price)")
                .source("Monte Carlo, reproducible by seed; without futures it meets the closed form")
                .inputs(flow())
                .inputs(jointMarket())
                .inputs(
                        years(90.0 / 365),
                        probability(),
                        priceUsd(70_000),
                        Quantities.btc("shortBtc", "BTC of futures sold", 60),
                        Quantities.price("futureUsd", "price of the future", 70_800),
                        paths(MAX_PATHS, 50_000),
                        seed())
                .on(Simulated::of)
                .output("meanUsd", "USD", "mean cash flow", it -> it.outcomes.mean())
                .output(
                        "lowUsd",
                        "USD",
                        "cash flow that falls short with the probability given",
                        it -> it.outcomes.quantile(it.probability))
                .output(
                        "tailUsd",
                        "USD",
                        "mean of that share of worst outcomes",
                        it -> it.outcomes.tailMean(it.probability))
                .output(
                        "shortfall",
                        "fraction",
                        "share of paths with cash flow below 0",
                        it -> it.outcomes.shareBelow(0))
                .done();
    }

    private record Simulated(Outcomes outcomes, double probability) {
        static Simulated of(CalculatorInputs in) {
            double btc = in.number("shortBtc");
            double future = in.number("futureUsd");
            Outcomes outcomes = new RevenueSimulation(
                            risk(in), in.number("priceUsd"), in.whole("paths"), (long) in.number("seed"))
                    .cashFlowUsd(end -> btc * (future - end));
            return new Simulated(outcomes, in.number("probability"));
        }
    }

    private static Calculator liquidityAtRisk() {
        return Calculator.named("liquidity-at-risk", "How low cash may get on the way, the hedge's margin included")
                .formula("minimum over the days of cash + coins sold − cost − margin and variation of the futures sold")
                .source("Monte Carlo, reproducible by seed; difficulty steps every 14 days")
                .inputs(
                        usd("cashUsd", "cash and undrawn credit", 10_000_000),
                        Quantities.btc("btcPerDay", "coins mined and sold a day", 2),
                        usdPerDay("costUsdPerDay", "cash cost and debt service", 130_000),
                        priceUsd(70_000),
                        Quantities.btc("shortBtc", "BTC of futures sold", 90),
                        rate("basisPerYear", "continuous basis of the futures", 0.05),
                        Quantities.share("initialMargin", "share of their value put up", 0.2))
                .inputs(jointMarket())
                .inputs(
                        Quantities.wholeDays("horizon and life of the futures", 365, 90),
                        probability(),
                        paths(MAX_WALKS, 5_000),
                        seed())
                .on(Walks::of)
                .output(
                        "lowestUsd",
                        "USD",
                        "lowest balance that falls short with the probability given",
                        it -> it.result.lowest().quantile(it.probability))
                .output(
                        "endUsd",
                        "USD",
                        "balance at the end that does, margin returned",
                        it -> it.result.end().quantile(it.probability))
                .output(
                        "deepestMarginUsd",
                        "USD",
                        "paid into the futures at once, exceeded with it",
                        it -> it.result.deepestMargin().quantile(1 - it.probability))
                .output("ruin", "fraction", "share of paths on which cash runs out", it -> it.result.ruinProbability())
                .done();
    }

    private record Walks(LiquidityAtRisk.Result result, double probability) {
        static Walks of(CalculatorInputs in) {
            LiquidityAtRisk risk = new LiquidityAtRisk(
                    new LiquidityAtRisk.Flow(
                            in.number("cashUsd"),
                            in.number("btcPerDay"),
                            in.number("costUsdPerDay"),
                            in.number("priceUsd")),
                    new LiquidityAtRisk.Hedge(
                            in.number("shortBtc"), in.number("basisPerYear"), in.number("initialMargin")),
                    market(in),
                    in.whole("days"));
            return new Walks(risk.simulate(in.whole("paths"), (long) in.number("seed")), in.number("probability"));
        }
    }

    private static Input[] flow() {
        return new Input[] {
            usd("revenueUsd", "revenue of the period at today's price and difficulty", 10_000_000)
                    .within(0.01, Quantities.MAX_USD),
            usd("costUsd", "cash cost and debt service of the period", 7_500_000)
        };
    }

    private static Input[] jointMarket() {
        return new Input[] {
            vol("volPrice", "volatility of the price", 0.55),
            vol("volDifficulty", "volatility of difficulty", 0.12).within(0, 5),
            correlation("correlation", "of price and difficulty", 0.25).within(-0.999, 0.999),
            rate("driftPrice", "expected growth of the price", 0),
            rate("driftDifficulty", "expected growth of difficulty", 0.15)
        };
    }

    private static JointMarket market(CalculatorInputs in) {
        return new JointMarket(
                in.number("volPrice"),
                in.number("volDifficulty"),
                in.number("correlation"),
                in.number("driftPrice"),
                in.number("driftDifficulty"));
    }

    private static CashFlowAtRisk risk(CalculatorInputs in) {
        return new CashFlowAtRisk(in.number("revenueUsd"), in.number("costUsd"), market(in), in.number("years"));
    }

    private static Input probability() {
        return Input.number("probability", "fraction", "share of worst outcomes", 0.05)
                .within(0.0001, 0.5);
    }

    private static Input paths(long most, long example) {
        return Input.whole("paths", "count", "paths simulated", example).within(100, most);
    }

    private static Input seed() {
        return Input.whole("seed", "number", "the same seed gives the same figures", 1)
                .within(0, 9e15);
    }
}
