package io.davylamp.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every calculator's worked example, with figures computed independently of it. */
class WorkedExamplesTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-5);

    /** Name of the calculator, name of the output, expected figure. */
    static Stream<Arguments> figures() {
        return Stream.of(
                // chain data of 2022-11-21
                Arguments.of("hashprice", "btcPerPhDay", 0.0035091688062406615),
                Arguments.of("hashprice", "usdPerPhDay", 55.36772650101514),
                Arguments.of("hashprice", "feeShare", 0.030362528757570808),
                Arguments.of("hashprice", "networkHashrateEh", 264.5019383320772),
                Arguments.of("expected-output", "expectedBtc", 49.37174801661951),
                Arguments.of("expected-output", "revenueUsd", 3456022.361163366),
                Arguments.of("power-cost", "kwhPerPhDay", 756.0),
                Arguments.of("power-cost", "usdPerPhDay", 52.92),
                Arguments.of("breakeven", "breakevenUsdPerPhDay", 54.0),
                Arguments.of("breakeven", "breakevenPriceUsd", 15388.259437382174),
                Arguments.of("breakeven", "breakevenDifficulty", 36950493929732.195 * 55.36772650101515 / 54),
                Arguments.of("breakeven", "breakevenUsdPerKwh", 0.07177297879761223),
                Arguments.of("breakeven", "cashMargin", 0.024702594588023596),
                Arguments.of("dscr", "dscr", 2.0 / 7),
                Arguments.of("btc-loan", "ltv", 0.5194805194805194),
                Arguments.of("btc-loan", "callPriceUsd", 51948.05194805195),
                Arguments.of("btc-loan", "liquidationPriceUsd", 42780.74866310161),
                Arguments.of("btc-loan", "distance", 0.2578849721706864),
                Arguments.of("btc-loan", "topUpBtc", 354.5454545454543),
                Arguments.of("btc-loan", "payDownUsd", 9_750_000.0),
                Arguments.of("asic-loan", "ltv", 103.0 / 65),
                Arguments.of("liquidity", "liquidityUsd", 44_460_000.0),
                Arguments.of("runway", "burnUsdPerDay", 47_000.0),
                Arguments.of("runway", "days", 945.9574468085107),
                Arguments.of("runway", "stressedBurnUsdPerDay", 106093.18181818182),
                Arguments.of("runway", "stressedDays", 344.2445534585806),
                Arguments.of("sold-to-mined", "ratio", 6.511754068716094),
                Arguments.of("hedge-cover", "cover", 0.25),
                Arguments.of("network-stress", "score", 95.01093254273346),
                Arguments.of("margin-call-odds", "touched", 0.3656136008599956),
                Arguments.of("margin-call-odds", "belowAtEnd", 0.19708452080162991),
                Arguments.of("mixed-collateral", "ltv", 40.0 / 62),
                Arguments.of("mixed-collateral", "machinesUsd", 27783500.7016),
                Arguments.of("mixed-collateral", "stressedLtv", 1.043066916),
                Arguments.of("balance-ratios", "currentRatio", 22.9 / 59.19),
                Arguments.of("balance-ratios", "quickRatio", 18.9 / 59.19),
                Arguments.of("cost-per-btc", "energyUsdPerBtc", 57209.09243580381),
                Arguments.of("cost-per-btc", "cashUsdPerBtc", 93667.18987634986),
                Arguments.of("cost-per-btc", "allInUsdPerBtc", 128099.8374590878),
                Arguments.of("price-impact", "squareRootPriceUsd", 69225.241973),
                Arguments.of("price-impact", "linearPriceUsd", 69_250.0),
                Arguments.of("systemic-index", "sellerPressureBtcPerDay", (1e6 / 70_000 + 3.5e6 / 70_000) / 30),
                Arguments.of("systemic-index", "underWaterShare", 1.0 / 3),
                Arguments.of("shared-lender", "lenderFails", 1.0),
                Arguments.of("shared-lender", "pulledDown", 1.0),
                Arguments.of("shared-lender", "rounds", 3.0),
                Arguments.of("price-quantile", "priceUsd", 43033.32608755798),
                Arguments.of("coverage-hedge", "ratio", 0.5550063000367509),
                Arguments.of("coverage-hedge-by-revenue", "ratio", 4_490_002.0 / 5_090_002),
                Arguments.of("min-variance-hedge", "ratio", 0.9331034482758621),
                Arguments.of("min-variance-hedge", "contracts", 72.0),
                Arguments.of("min-variance-hedge", "residualVol", 0.5723635208501675),
                Arguments.of("power-hedge", "costUsd", 50e6 * (0.7 * 0.055 + 0.3 * 0.09)),
                Arguments.of("power-hedge", "profitUsd", 50e6 * 0.7 * 0.035),
                Arguments.of("power-hedge", "costPerCentUsd", 150_000.0),
                Arguments.of("power-hedge", "hourUsdPerKwh", 0.035),
                Arguments.of("power-hedge-share", "ratio", 2.0 / 3.25),
                Arguments.of("pool-payout", "ppsBtc", 0.4869908385657173),
                Arguments.of("pool-payout", "fppsBtc", 0.497320039121142),
                Arguments.of("pool-payout", "pplnsBtc", 0.5049320805362615),
                Arguments.of("block-luck", "expectedBlocks", 16.782453513649333),
                Arguments.of("block-luck", "deviation", 0.2441025259927668),
                Arguments.of("block-luck", "noBlock", 5.1460386797635147e-08),
                Arguments.of("block-luck", "shortfall", 0.21556616326411038),
                Arguments.of("luck-test", "luck", 170 / 191.8),
                Arguments.of("luck-test", "chance", 0.11980563917609995),
                Arguments.of("fpps-worth", "worthBtc", -0.15610235220334961),
                Arguments.of("economic-life", "months", 5.63572575053374),
                Arguments.of("economic-life", "monthsWithHalving", 5.63572575053374),
                Arguments.of("depreciation", "straightUsd", 100_000.0),
                Arguments.of("depreciation", "byProductionUsd", 100_000.0),
                Arguments.of("depreciation", "halvingAwareUsd", 162420.7004326025),
                Arguments.of("curtailment", "breakevenUsdPerKwh", 0.06641323792486584),
                Arguments.of("curtailment", "loadMw", 22.36),
                Arguments.of("curtailment", "hoursOn", 4.0),
                Arguments.of("curtailment", "alwaysOnUsd", 2202.0),
                Arguments.of("curtailment", "curtailedUsd", 37244.0),
                Arguments.of("demand-response", "incomeUsd", 100 * (700 * 8 + 20 * 900.0)),
                Arguments.of("hosting", "creditUsdPerPhDay", 2.25),
                Arguments.of("hosting", "clientUsdPerPhDay", 9.35),
                Arguments.of("hosting", "hostUsdPerPhDay", 14.21),
                Arguments.of("hosting", "clientBreakevenUsdPerPhDay", 33.4 / 0.81),
                Arguments.of("stranded-gas", "usdPerKwh", 0.027),
                Arguments.of("stranded-gas", "breakevenUsdPerMmbtu", 5.1),
                Arguments.of("difficulty-retarget", "nextDifficulty", 109963636363636.38),
                Arguments.of("difficulty-estimate", "change", -0.10371376202704086),
                Arguments.of("difficulty-estimate", "error", 1 / Math.sqrt(1075)),
                Arguments.of("halving", "nextHeight", 1_050_000.0),
                Arguments.of("halving", "blocksRemaining", 97_947.0),
                Arguments.of("halving", "daysRemaining", 680.1875),
                Arguments.of("halving", "subsidyBtc", 3.125),
                Arguments.of("halving", "hashpriceFactor", 0.50417466820508),
                Arguments.of("hashrate-equilibrium", "hashrateEh", 634.5035778175313),
                Arguments.of("hashrate-equilibrium", "usdPerPhDay", 32.1984),
                Arguments.of("hashrate-equilibrium", "marginalClass", 3.0),
                Arguments.of("hashrate-equilibrium", "activeFraction", 0.5847981644240492),
                Arguments.of("hashrate-equilibrium", "difficulty", 88639125854363.38),
                Arguments.of("pool-concentration", "hhi", 1918.0),
                Arguments.of("forced-selling-cascade", "priceUsd", 62801.82221686912),
                Arguments.of("forced-selling-cascade", "excessBtc", 242.33380367862128),
                Arguments.of("forced-selling-cascade", "amplification", 1.02831111187584),
                Arguments.of("revenue-beta", "beta", 0.8378378378378377),
                Arguments.of("revenue-beta", "correlation", 0.9736111757993275),
                Arguments.of("cost-of-equity", "leverage", 126.0 / 46),
                Arguments.of("cost-of-equity", "equityPerYear", 0.26952608695652175),
                Arguments.of("realised-volatility", "perYear", 0.4716024336225337),
                Arguments.of("difficulty-ribbon", "compression", 0.026475021102381705),
                Arguments.of("miners-position-index", "ratio", 2.489768076398363),
                Arguments.of("puell-multiple", "multiple", 0.5048409405255878),
                Arguments.of("puell-multiple", "multiple7d", 0.5027586364129502),
                Arguments.of("hash-ribbon", "ratio", 570 / 585.0),
                Arguments.of("hashprice-percentile", "of365d", 237 / 365.0),
                Arguments.of("hashprice-percentile", "drawdown365d", -0.1146636169260602),
                Arguments.of("hashprice-percentile", "change90d", -0.022669886925019256),
                Arguments.of("ribbon-percentile", "compression", 0.010847637719073183),
                Arguments.of("ribbon-percentile", "of365d", 32 / 365.0),
                Arguments.of("miner-net-position", "changeBtc", -60.0),
                Arguments.of("delta-hedge", "deltaBtc", 100.0),
                Arguments.of("delta-hedge", "neutralFuturesBtc", -160.0),
                Arguments.of("delta-hedge", "hedgeRatio", 80.0 / 180),
                Arguments.of("delta-hedge", "driftBtc", 28.0),
                Arguments.of("delta-hedge", "tradeBtc", -28.0),
                Arguments.of("risk-parts", "totalUsd", 2905736.680882151),
                Arguments.of("risk-parts", "priceUsd", 2591274.8824034496),
                Arguments.of("risk-parts", "difficultyUsd", -16936.43713989184),
                Arguments.of("risk-parts", "feeUsd", 2177.8525844395535),
                Arguments.of("risk-parts", "powerUsd", 319507.1835602656),
                Arguments.of("risk-parts", "counterpartyUsd", 9713.199473887456),
                Arguments.of("vol-surface", "contradictions", 0.0),
                Arguments.of("basis", "simplePerYear", 0.1),
                Arguments.of("basis", "continuousPerYear", 0.09901313648089866),
                Arguments.of("forward-price", "forwardUsd", 69_360.0),
                Arguments.of("cash-and-carry", "profitUsdPerBtc", 530.4),
                Arguments.of("cash-and-carry", "netPerYear", 0.039),
                Arguments.of("forward-curve", "forwardUsd", 69_600 * Math.cbrt(71_200.0 / 69_600)),
                Arguments.of("difficulty-forward", "fairDifficulty", 125.86e12 * Math.pow(1.02, 6)),
                Arguments.of("hashrate-forward", "fixedBtc", 0.0004951453849233827),
                Arguments.of("hashrate-forward", "fixedUsd", 34.73117723888258),
                Arguments.of("hashrate-forward-settlement", "sellerProfitUsd", -5.27 * 3000),
                Arguments.of("hashrate-forward-settlement", "marginUsd", 0.35 * 34.73 * 3000),
                Arguments.of("hashrate-forward-settlement", "callHashpriceUsd", 34.73 * 1.175),
                Arguments.of("black-76", "putUsd", 3111.6111120485134),
                Arguments.of("black-76", "callUsd", 3111.6111120485134 + 10_000 * Math.exp(-0.045 * 90 / 365)),
                Arguments.of("black-76", "putDelta", -0.23899049256424343),
                Arguments.of("black-76", "gamma", 1.614190127904171e-05),
                Arguments.of("black-76", "vega", 10726.625082826211),
                Arguments.of("black-76", "putTheta", -11823.144085387607),
                Arguments.of("black-76", "putRho", -767.246575573606),
                Arguments.of("knock-in-put", "premiumUsd", 4525.879888458951),
                Arguments.of("knock-in-put", "putUsd", 5241.4633649545),
                Arguments.of("knock-in-put", "knockOutUsd", 5241.4633649545 - 4525.879888458951),
                Arguments.of("zero-cost-collar", "callStrikeUsd", 80915.38334924466),
                Arguments.of("zero-cost-collar", "premiumUsd", 3435.9072206844994),
                Arguments.of("put-spread", "payoffUsd", 10_000.0),
                Arguments.of("put-spread", "mostPaidUsd", 15_000.0),
                Arguments.of("production-greeks", "revenueUsd", 10457621.308228),
                Arguments.of("production-greeks", "priceDeltaBtc", 149.39459011754283),
                Arguments.of("production-greeks", "difficultyUpUsd", -103540.80503196048),
                Arguments.of("production-greeks", "feesUpUsd", 33146.18481213312),
                Arguments.of("production-greeks", "powerUpUsd", -1605895.2),
                Arguments.of("cash-flow-at-risk", "meanRevenueUsd", 9631904.593957333),
                Arguments.of("cash-flow-at-risk", "lowRevenueUsd", 6018774.89764989),
                Arguments.of("cash-flow-at-risk", "belowMeanUsd", 3613129.696307443),
                Arguments.of("cash-flow-at-risk", "lowCashFlowUsd", -1481225.1023501102),
                Arguments.of("cash-flow-at-risk", "shortfall", 0.20803015758756344),
                Arguments.of("staking", "revenueUsdPerYear", 7313250.0),
                Arguments.of("staking", "slashingUsdPerYear", 16_000.0),
                Arguments.of("staking", "netUsdPerYear", 6097250.0),
                Arguments.of("staking", "breakevenPriceUsd", 411.1137757374353),
                Arguments.of("lending-yield", "netPerYear", 0.06 - 0.018 - 0.01),
                Arguments.of("parametric-cover", "triggerProbability", 0.41044539007193853),
                Arguments.of("parametric-cover", "digitalPremiumUsd", 761093.0748354557),
                Arguments.of("parametric-cover", "shortfallPremiumUsd", 802464.6281846367),
                Arguments.of("parametric-cover", "leftShortUsdPerPhDay", 2.0));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void gives_the_figure_of_its_worked_example(String name, String output, double expected) {
        // Given
        Calculator calculator = Calculators.find(name).orElseThrow();

        // When
        Map<String, Figure> figures = computed(calculator);

        // Then
        assertThat(number(figures, output)).isCloseTo(expected, CLOSE);
    }

    /** BTC.com's table of 2020 was made with a rounded difficulty. */
    @Test
    void reproduces_a_published_shutdown_price() {
        // When
        Map<String, Figure> figures =
                computed(Calculators.find("shutdown-price").orElseThrow());

        // Then
        Percentage published = Percentage.withPercentage(0.05);
        assertThat(number(figures, "btcPerDay")).isCloseTo(0.00068685, published);
        assertThat(number(figures, "shutdownPriceUsd")).isCloseTo(8744.27, published);
    }

    @Test
    void meets_the_closed_form_by_simulation_without_a_hedge() {
        // Given
        Calculator simulation = Calculators.find("cash-flow-simulation").orElseThrow();
        Map<String, List<Double>> unhedged = simulation.example();
        unhedged.put("shortBtc", List.of(0.0));

        // When
        var figures = ((Answer.Computed) simulation.answer(unhedged)).figures();

        // Then
        assertThat(number(figures, "lowUsd")).isCloseTo(-1481225, Percentage.withPercentage(4));
        assertThat(number(figures, "meanUsd")).isCloseTo(9631905 - 7_500_000, Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @MethodSource("calculators")
    void gives_a_number_for_every_output_that_its_example_can_have(Calculator calculator) {
        // When
        Map<String, Figure> figures = computed(calculator);

        // Then
        assertThat(figures.keySet())
                .containsExactlyElementsOf(
                        calculator.outputs().stream().map(Output::name).toList());
        assertThat(figures.values()).anyMatch(Figure.Value.class::isInstance);
    }

    static Stream<Calculator> calculators() {
        return Calculators.all().stream();
    }

    private static Map<String, Figure> computed(Calculator calculator) {
        Answer answer = calculator.answer(calculator.example());
        assertThat(answer).isInstanceOf(Answer.Computed.class);
        return ((Answer.Computed) answer).figures();
    }

    private static double number(Map<String, Figure> figures, String output) {
        assertThat(figures.get(output)).isInstanceOf(Figure.Value.class);
        return ((Figure.Value) Objects.requireNonNull(figures.get(output))).number();
    }
}
