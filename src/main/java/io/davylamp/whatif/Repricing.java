package io.davylamp.whatif;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.operator.CollateralValue;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What becomes of pledged machines when mining pays otherwise: they move with the network's hashprice, more than one for
 * one, and by what is assumed of machines beside that. Pledged coins need none of it: they are valued at the price.
 *
 * @param hashpriceRatio hashprice after the shock over that before
 * @param elasticity by how many percent machines move for one percent of hashprice
 * @param machineChange relative change of machines' prices beside that
 */
record Repricing(double hashpriceRatio, double elasticity, double machineChange) {
    static final Repricing NONE = new Repricing(1, 1, 0);

    static Repricing of(MarketSnapshot before, MarketSnapshot after, Shock shock, double elasticity) {
        return new Repricing(usdPerPhDay(after) / usdPerPhDay(before), elasticity, shock.machineChange());
    }

    /** Where no market is known nothing moves with it. */
    static Repricing withoutMarket(Shock shock) {
        return new Repricing(1, 1, shock.machineChange());
    }

    static double usdPerPhDay(MarketSnapshot market) {
        return Hashprice.usdPerPhDay(
                market.subsidyBtc() + market.feesBtcPerBlock(), market.difficulty(), market.priceUsd());
    }

    /** Value of machines after the shock over that before. */
    double factor() {
        return CollateralValue.asicUsd(1, hashpriceRatio, elasticity) * (1 + machineChange);
    }

    Reading.Debt debt(Reading.Debt it) {
        List<Loan> loans = it.loans().stream().map(this::loan).toList();
        return new Reading.Debt(it.id(), it.at(), it.operatorId(), loans, it.missedPayment());
    }

    private Loan loan(Loan it) {
        return it.collateral() instanceof Collateral.Asic machines
                ? it.on(new Collateral.Asic(machines.valueUsd() * factor()))
                : it;
    }

    /** What is assumed of collateral, for whoever reads the answer; nothing where nothing is repriced. */
    List<String> sentences() {
        if (factor() == 1) {
            return List.of();
        }
        List<String> causes = new ArrayList<>();
        if (hashpriceRatio != 1) {
            causes.add(String.format(
                    Locale.ROOT,
                    "hashprice %s by %s, and machines move by %.2f %% for 1 %% of it",
                    hashpriceRatio < 1 ? "falls" : "rises",
                    percent(hashpriceRatio),
                    elasticity));
        }
        if (machineChange != 0) {
            causes.add("a change of machine prices by %s is assumed"
                    .formatted((machineChange < 0 ? "−" : "+") + percent(1 + machineChange)));
        }
        return List.of("Pledged machines are taken to %s %s of their appraised value: %s."
                .formatted(factor() < 1 ? "lose" : "gain", percent(factor()), String.join(", and ", causes)));
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs(ratio - 1));
    }
}
