package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.btc;
import static io.davylamp.calculator.Quantities.priceUsd;
import static io.davylamp.calculator.Quantities.share;
import static io.davylamp.calculator.Quantities.usd;
import static io.davylamp.calculator.Quantities.usdPerDay;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.HedgeBook;
import io.davylamp.metrics.operator.LiquidTreasury;
import io.davylamp.metrics.operator.Runways;
import java.util.List;

/** What can be paid with, and how long it lasts. */
public final class LiquidityCalculators {
    private LiquidityCalculators() {}

    public static List<Calculator> all() {
        return List.of(liquidity(), runway(), soldToMined(), hedgeCover());
    }

    private static Calculator liquidity() {
        return Calculator.named("liquidity", "Liquid treasury")
                .formula("cash + sellable BTC × price × (1 − haircut) + undrawn credit")
                .source("House definition: coins pledged or lent count nothing")
                .inputs(treasury())
                .output("btcUsd", "USD", "what the coins bring", it -> coins(it, 0))
                .output("liquidityUsd", "USD", "what can be paid with", it -> liquid(it, 0))
                .done();
    }

    private static Calculator runway() {
        return Calculator.named("runway", "Runway, base and stressed")
                .formula(
                        "liquidity / (cash cost + debt service − revenue); stressed: revenue × (1 + price change) / (1 +"
                                + " difficulty change), power × (1 + power change), coins × (1 + price change)")
                .source("Miners' reports; the shock is Davylamp's: price −30 %, difficulty +10 %, power +15 %")
                .inputs(treasury())
                .inputs(
                        usdPerDay("revenueUsdPerDay", "revenue after the pool's fee", 126_000),
                        usdPerDay("powerUsdPerDay", "power cost", 88_500),
                        Input.number("otherUsdPerDay", "USD/day", "other cash cost, net of credits", 29_500)
                                .within(-1e12, 1e12),
                        usdPerDay("debtServiceUsdPerDay", "interest and principal due", 55_000),
                        change("priceChange", "price", -0.30, -0.99, 1),
                        change("difficultyChange", "difficulty", 0.10, -0.9, 5),
                        change("powerChange", "power price", 0.15, -0.9, 10))
                .output("burnUsdPerDay", "USD/day", "net burn today; 0 or less: nothing burns", it -> burn(it, NONE))
                .maybe("days", "days", "runway at today's burn", it -> days(it, NONE))
                .output("stressedBurnUsdPerDay", "USD/day", "net burn under the shock", it -> burn(it, shock(it)))
                .maybe("stressedDays", "days", "runway under the shock", it -> days(it, shock(it)))
                .done();
    }

    private static Calculator soldToMined() {
        return Calculator.named("sold-to-mined", "BTC sold over BTC mined")
                .formula("sold / mined, over the same time")
                .source("Core Scientific's monthly updates of 2022: 6.51 in June, 1.62 in July")
                .inputs(btc("soldBtc", "BTC sold", 7202), Quantities.someBtc("minedBtc", "BTC mined", 1106))
                .output(
                        "ratio",
                        "ratio",
                        "above 1 the treasury shrinks",
                        it -> LiquidTreasury.soldToMined(it.number("soldBtc"), it.number("minedBtc")))
                .done();
    }

    private static Calculator hedgeCover() {
        return Calculator.named("hedge-cover", "Share of production hedged")
                .formula("BTC hedged / (days × expected BTC a day)")
                .source("House definition over 90 days")
                .inputs(
                        btc("hedgedBtc", "BTC hedged", 45),
                        Quantities.days(90),
                        Quantities.someBtc("outputBtcPerDay", "expected BTC a day", 2))
                .output(
                        "cover",
                        "fraction",
                        "above 1 more is hedged than will be mined",
                        it -> HedgeBook.cover(it.number("hedgedBtc"), it.number("days"), it.number("outputBtcPerDay")))
                .done();
    }

    private static final StressScenario NONE = new StressScenario(0, 0, 0);

    private static Input[] treasury() {
        return new Input[] {
            usd("cashUsd", "cash", 18_000_000),
            btc("btc", "coins that can be sold at will", 420),
            priceUsd(70_000),
            share("btcHaircut", "lost in selling the coins", 0.1),
            usd("undrawnUsd", "committed credit not yet drawn", 0)
        };
    }

    private static Input change(String name, String of, double example, double least, double most) {
        return Input.number(name, "fraction", "relative change of the " + of, example)
                .within(least, most);
    }

    private static StressScenario shock(CalculatorInputs it) {
        return new StressScenario(it.number("priceChange"), it.number("difficultyChange"), it.number("powerChange"));
    }

    private static double coins(CalculatorInputs it, double priceChange) {
        return LiquidTreasury.btcUsd(
                it.number("btc"), it.number("priceUsd") * (1 + priceChange), it.number("btcHaircut"));
    }

    private static double liquid(CalculatorInputs it, double priceChange) {
        return LiquidTreasury.liquidityUsd(it.number("cashUsd"), coins(it, priceChange), it.number("undrawnUsd"));
    }

    private static double burn(CalculatorInputs it, StressScenario shock) {
        double power = it.number("powerUsdPerDay") * (1 + shock.powerChange());
        return Runways.burnUsdPerDay(
                Runways.stressedRevenue(it.number("revenueUsdPerDay"), shock),
                power + it.number("otherUsdPerDay"),
                it.number("debtServiceUsdPerDay"));
    }

    private static Figure days(CalculatorInputs it, StressScenario shock) {
        double burn = burn(it, shock);
        return burn > 0
                ? Figure.of(Runways.days(liquid(it, shock.priceChange()), burn))
                : new Figure.None("nothing burns");
    }
}
