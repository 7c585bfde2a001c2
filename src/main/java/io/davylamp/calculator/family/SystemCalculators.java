package io.davylamp.calculator.family;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.calculator.Series;
import io.davylamp.metrics.system.Contagion;
import io.davylamp.metrics.system.ForcedSale;
import io.davylamp.metrics.system.Impact;
import io.davylamp.metrics.system.SystemicIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What many miners do to the market and to each other. */
public final class SystemCalculators {
    private static final int MAX_OPERATORS = 500;
    private static final double USUAL_CALL_LTV = 0.75;
    private static final double USUAL_TARGET_LTV = 0.60;
    private static final String LENDER = "lender";

    private SystemCalculators() {}

    public static List<Calculator> all() {
        return List.of(priceImpact(), systemicIndex(), sharedLender());
    }

    private static Calculator priceImpact() {
        return Calculator.named("price-impact", "What selling coins does to the price")
                .formula("square root: P (1 − Y σ √(BTC / volume)); linear: P − λ BTC")
                .source("Donier and Bonart 2015 (arXiv 1412.4503); Kyle 1985")
                .inputs(
                        Quantities.priceUsd(70_000),
                        Quantities.btc("btc", "coins sold", 3_000),
                        Input.number("impactFactor", "number", "Y of the square-root law", 1)
                                .within(0, 10),
                        Quantities.share("volPerDay", "daily volatility", 0.035),
                        Input.number("volumeBtcPerDay", "BTC/day", "coins traded a day", 30_000)
                                .within(1, 1e9),
                        Input.number("usdPerBtc", "USD/BTC", "λ: fall for one coin sold", 0.25)
                                .within(0, 1e6))
                .output(
                        "squareRootPriceUsd",
                        "USD/BTC",
                        "price after the sale by the square-root law",
                        it -> new Impact.SquareRoot(
                                        it.number("impactFactor"), it.number("volPerDay"), it.number("volumeBtcPerDay"))
                                .priceAfter(it.number("priceUsd"), it.number("btc")))
                .output(
                        "linearPriceUsd",
                        "USD/BTC",
                        "price after the sale by the linear law",
                        it -> new Impact.Linear(it.number("usdPerBtc"))
                                .priceAfter(it.number("priceUsd"), it.number("btc")))
                .done();
    }

    private static Calculator systemicIndex() {
        return Calculator.named("systemic-index", "How hard miners as a whole press on the market")
                .formula("Σ forced sales / days; Σ PH with breakeven above hashprice / Σ PH")
                .source("House index for derivatives desks; a sale is forced where cash does not meet cost")
                .inputs(
                        Quantities.priceUsd(70_000),
                        Quantities.hashprice("usdPerPhDay", "hashprice", 40),
                        Input.number("volumeBtcPerDay", "BTC/day", "coins traded a day", 30_000)
                                .within(1, 1e9),
                        Quantities.days(30),
                        operators("runningPh", "PH/s", "hashrate that runs, of each miner", 1e7, 1_000, 2_000, 3_000),
                        operators("breakevenUsdPerPhDay", "USD/PH/day", "its breakeven hashprice", 1e6, 35, 45, 38),
                        operators("costUsd", "USD", "its cost and debt service over the days", 1e13, 2e6, 4e6, 5e6),
                        operators("cashUsd", "USD", "its cash", 1e13, 1e6, 500_000, 8e6),
                        operators("producedBtc", "BTC", "coins it mines over the days", 21e6, 17, 34, 51),
                        operators("btc", "BTC", "coins it holds", 21e6, 0, 100, 500))
                .on(SystemCalculators::index)
                .output(
                        "sellerPressureBtcPerDay",
                        "BTC/day",
                        "coins they must sell",
                        SystemicIndex::sellerPressureBtcPerDay)
                .output("shareOfVolume", "fraction", "of the market's volume", SystemicIndex::shareOfVolume)
                .output("underWaterShare", "fraction", "share of hashrate under water", SystemicIndex::underWaterShare)
                .done();
    }

    private static SystemicIndex index(CalculatorInputs in) {
        List<Double> running = in.series("runningPh");
        for (String name : List.of("breakevenUsdPerPhDay", "costUsd", "cashUsd", "producedBtc", "btc")) {
            Series.sameLength(name, in.series(name), "runningPh", running);
        }
        List<SystemicIndex.Member> book = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            ForcedSale sale = new ForcedSale(
                    String.valueOf(i + 1),
                    in.series("btc").get(i),
                    0,
                    in.series("cashUsd").get(i),
                    in.series("costUsd").get(i),
                    in.series("producedBtc").get(i),
                    USUAL_CALL_LTV,
                    USUAL_TARGET_LTV);
            book.add(new SystemicIndex.Member(
                    sale, running.get(i), in.series("breakevenUsdPerPhDay").get(i)));
        }
        return SystemicIndex.of(
                book,
                new SystemicIndex.Market(in.number("priceUsd"), in.number("usdPerPhDay"), in.number("volumeBtcPerDay")),
                in.number("days"));
    }

    private static Calculator sharedLender() {
        return Calculator.named("shared-lender", "How failures spread through a lender that miners share")
                .formula("a lender fails when losses exceed its capital; it then calls its loans, and who cannot repay"
                        + " fails too")
                .source(
                        "Default cascade through one counterparty (Eisenberg and Noe 2001, simplified to all or nothing)")
                .inputs(
                        operators("balanceUsd", "USD", "what each miner owes it", 1e13, 20e6, 15e6, 30e6),
                        operators("lossUsd", "USD", "what it loses if that miner fails", 1e13, 8e6, 3e6, 12e6),
                        operators("liquidityUsd", "USD", "what the miner can pay at once", 1e13, 0, 20e6, 10e6),
                        operators("failed", "0 or 1", "whether the miner has failed already", 1, 1, 0, 0),
                        Quantities.usd("capitalUsd", "the lender's capital", 5_000_000))
                .on(SystemCalculators::contagion)
                .output(
                        "lenderFails",
                        "0 or 1",
                        "whether the lender fails",
                        it -> it.pushedOver().contains(LENDER) ? 1 : 0)
                .output(
                        "pulledDown",
                        "count",
                        "miners that fail only because of it",
                        it -> it.pushedOver().stream()
                                .filter(name -> !name.equals(LENDER))
                                .count())
                .output(
                        "rounds",
                        "count",
                        "rounds until nobody new fails, the first included",
                        it -> it.rounds().size())
                .done();
    }

    private static Contagion contagion(CalculatorInputs in) {
        List<Double> balances = in.series("balanceUsd");
        for (String name : List.of("lossUsd", "liquidityUsd", "failed")) {
            Series.sameLength(name, in.series(name), "balanceUsd", balances);
        }
        List<Contagion.Operator> operators = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        for (int i = 0; i < balances.size(); i++) {
            String name = "miner " + (i + 1);
            operators.add(new Contagion.Operator(
                    name,
                    in.series("liquidityUsd").get(i),
                    List.of(new Contagion.Owed(
                            LENDER, balances.get(i), in.series("lossUsd").get(i))),
                    List.of()));
            if (in.series("failed").get(i) >= 0.5) {
                failed.add(name);
            }
        }
        return Contagion.of(operators, List.of(new Contagion.Counterparty(LENDER, in.number("capitalUsd"))), failed);
    }

    private static Input operators(String name, String unit, String meaning, double most, double... example) {
        return Input.series(name, unit, meaning, example).within(0, most).of(1, MAX_OPERATORS);
    }
}
