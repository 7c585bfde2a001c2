package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.share;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.operator.Breakeven;
import io.davylamp.metrics.operator.CashCost;
import io.davylamp.metrics.site.Curtailment;
import io.davylamp.metrics.site.Hosting;
import io.davylamp.metrics.site.StrandedGas;
import java.util.List;
import java.util.OptionalDouble;

/** What a site earns and costs beside hashing for itself. */
public final class SiteCalculators {
    private SiteCalculators() {}

    public static List<Calculator> all() {
        return List.of(curtailment(), demandResponse(), hosting(), strandedGas());
    }

    private static Calculator curtailment() {
        return Calculator.named("curtailment", "Hash or switch off, hour by hour, with power bought ahead")
                .formula("run while spot ≤ (hashprice × (1 − fee)) / (24 × J/TH × PUE); else resell at spot")
                .source("Economic curtailment on a fixed-price contract")
                .inputs(
                        Quantities.hashratePh(1000),
                        Quantities.hashprice("hashpriceUsdPerPhDay", "hashprice", 36)
                                .within(1e-6, 2_000),
                        Quantities.joulesPerTh(21.5),
                        Quantities.pue(1.04),
                        Quantities.poolFee(0.01),
                        Input.number("contractUsdPerKwh", "USD/kWh", "fixed price of the contract", 0.05)
                                .within(0, 2),
                        Input.series(
                                        "spotUsdPerKwh",
                                        "USD/kWh",
                                        "spot price of each hour",
                                        0.03,
                                        0.04,
                                        0.05,
                                        0.2,
                                        1.5,
                                        0.06)
                                .within(-5, 20)
                                .of(1, 1000))
                .on(Hours::of)
                .output(
                        "breakevenUsdPerKwh",
                        "USD/kWh",
                        "what hashing earns from a kWh",
                        it -> it.curtailment.breakevenUsdPerKwh())
                .output("loadMw", "MW", "power drawn when all runs", it -> it.curtailment.loadKw() / 1000)
                .output("hoursOn", "hours", "hours in which it pays to hash", it -> it.curtailment.hoursOn(it.spot))
                .output(
                        "alwaysOnUsd",
                        "USD",
                        "earned over power by hashing through",
                        it -> it.curtailment.alwaysOnUsd(it.spot))
                .output(
                        "curtailedUsd",
                        "USD",
                        "earned by the better of both each hour",
                        it -> it.curtailment.curtailedUsd(it.spot))
                .done();
    }

    private record Hours(Curtailment curtailment, double[] spot) {
        static Hours of(CalculatorInputs in) {
            double kwh = CashCost.kwhPerPhDay(in.number("joulesPerTh"), in.number("pue"));
            double breakeven = Breakeven.powerPrice(in.number("hashpriceUsdPerPhDay"), in.number("poolFee"), 0, kwh);
            double loadKw = in.number("hashratePh") * kwh / 24;
            return new Hours(
                    new Curtailment(loadKw, breakeven, OptionalDouble.of(in.number("contractUsdPerKwh"))),
                    in.array("spotUsdPerKwh"));
        }
    }

    private static Calculator demandResponse() {
        return Calculator.named("demand-response", "Demand-response income")
                .formula("MW × (hours ready × availability + hours called × energy)")
                .source("Grid balancing programmes")
                .inputs(
                        Input.number("megawatts", "MW", "load offered", 100).within(0, 1e5),
                        hours("hoursReady", "hours it is ready", 700),
                        pay("readyUsdPerMwHour", "paid for one of them", 8),
                        hours("hoursCalled", "hours it is called off", 20),
                        pay("calledUsdPerMwh", "paid for one MWh of them", 900))
                .output(
                        "incomeUsd",
                        "USD",
                        "income",
                        it -> Curtailment.demandResponseUsd(
                                it.number("megawatts"),
                                new Curtailment.Paid(it.number("hoursReady"), it.number("readyUsdPerMwHour")),
                                new Curtailment.Paid(it.number("hoursCalled"), it.number("calledUsdPerMwh"))))
                .done();
    }

    private static Calculator hosting() {
        return Calculator.named("hosting", "Hosting contract, both sides")
                .formula(
                        "client: mined × (1 − share) − energy − fixed + credit; host: charges + share − power − site − credit")
                .source("Mining-as-a-service contracts; both sides add up to an owner's own site")
                .inputs(
                        Quantities.hashprice(
                                "hashpriceUsdPerPhDay", "revenue of 1 PH/s that hashes all day, net of pool fee", 50),
                        Quantities.joulesPerTh(20),
                        Quantities.pue(1),
                        Quantities.uptime(0.9),
                        Input.number("chargeUsdPerKwh", "USD/kWh", "what the host charges for energy", 0.075)
                                .within(0, 2),
                        perPh("fixedUsdPerPhDay", "what it charges besides", 1),
                        share("hostShare", "host's share of what is mined", 0.1),
                        share("guaranteedUptime", "uptime the host owes", 0.95),
                        Input.number("siteUsdPerKwh", "USD/kWh", "what the host pays for power", 0.045)
                                .within(-2, 2),
                        perPh("siteOtherUsdPerPhDay", "staff, rent and repairs", 2))
                .on(Hosted::of)
                .output(
                        "creditUsdPerPhDay",
                        "USD/PH/day",
                        "credited for missing uptime",
                        it -> it.contract.creditUsdPerPhDay(it.machines))
                .output(
                        "clientUsdPerPhDay",
                        "USD/PH/day",
                        "left to the client",
                        it -> it.contract.clientUsdPerPhDay(it.machines))
                .output(
                        "hostUsdPerPhDay",
                        "USD/PH/day",
                        "left to the host",
                        it -> it.contract.hostUsdPerPhDay(it.machines, it.site))
                .output(
                        "clientBreakevenUsdPerPhDay",
                        "USD/PH/day",
                        "hashprice at which the client breaks even",
                        it -> it.contract.clientBreakevenUsdPerPhDay(it.machines.kwhPerPhDay(), it.machines.uptime()))
                .done();
    }

    private record Hosted(Hosting contract, Hosting.Machines machines, Hosting.Site site) {
        static Hosted of(CalculatorInputs in) {
            return new Hosted(
                    new Hosting(
                            in.number("chargeUsdPerKwh"),
                            in.number("fixedUsdPerPhDay"),
                            in.number("hostShare"),
                            in.number("guaranteedUptime")),
                    new Hosting.Machines(
                            in.number("hashpriceUsdPerPhDay"),
                            CashCost.kwhPerPhDay(in.number("joulesPerTh"), in.number("pue")),
                            in.number("uptime")),
                    new Hosting.Site(in.number("siteUsdPerKwh"), in.number("siteOtherUsdPerPhDay")));
        }
    }

    private static Calculator strandedGas() {
        return Calculator.named("stranded-gas", "Power made from stranded or flared gas")
                .formula(
                        "gas price × heat rate + maintenance; gas breakeven (power breakeven − maintenance) / heat rate")
                .source("Engineering practice: a gas engine burns about 0.010 MMBtu for a kWh")
                .inputs(
                        Input.number("gasUsdPerMmbtu", "USD/MMBtu", "gas at the well; below 0 its owner pays", 1.2)
                                .within(-100, 1000),
                        Input.number("heatRateMmbtuPerKwh", "MMBtu/kWh", "gas burnt for a kWh", 0.010)
                                .within(0.001, 0.1),
                        Input.number("maintenanceUsdPerKwh", "USD/kWh", "engine, rent and operation", 0.015)
                                .within(0, 2),
                        Input.number("breakevenUsdPerKwh", "USD/kWh", "power price at which mining just pays", 0.066)
                                .within(-2, 2))
                .output(
                        "usdPerKwh",
                        "USD/kWh",
                        "cost of power",
                        it -> StrandedGas.usdPerKwh(
                                it.number("gasUsdPerMmbtu"),
                                it.number("heatRateMmbtuPerKwh"),
                                it.number("maintenanceUsdPerKwh")))
                .output(
                        "breakevenUsdPerMmbtu",
                        "USD/MMBtu",
                        "gas price up to which mining pays",
                        it -> StrandedGas.breakevenUsdPerMmbtu(
                                it.number("breakevenUsdPerKwh"),
                                it.number("heatRateMmbtuPerKwh"),
                                it.number("maintenanceUsdPerKwh")))
                .done();
    }

    private static Input perPh(String name, String meaning, double example) {
        return Input.number(name, "USD/PH/day", meaning, example).within(0, 1e6);
    }

    private static Input hours(String name, String meaning, double example) {
        return Input.number(name, "hours", meaning, example).within(0, 100_000);
    }

    private static Input pay(String name, String meaning, double example) {
        return Input.number(name, "USD/MWh", meaning, example).within(0, 1e6);
    }
}
