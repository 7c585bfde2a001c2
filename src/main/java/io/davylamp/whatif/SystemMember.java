package io.davylamp.whatif;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.CashCost;
import io.davylamp.metrics.operator.CollateralValue;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.metrics.system.Contagion;
import io.davylamp.metrics.system.ForcedSale;
import io.davylamp.metrics.system.SystemicIndex;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator as part of the whole: what it may have to sell, and whom its failure costs. Its loans on coins are taken
 * together, called at their mean call level weighted by coins; coins that are free are pledged before any is sold.
 * Coins lent out are out of reach.
 *
 * @param state what is known of it; fleet, treasury, cost and debt among it
 * @param index the operator as the systemic index sees it
 * @param cashUsdPerDay what it pays a day beside power, debt service included, USD
 * @param powerUsdPerDay what it pays for power a day, USD
 * @param priceUsd the price its machines were appraised at, USD per BTC
 * @param machineElasticity by how many percent they lose value for one percent of hashprice
 */
record SystemMember(
        OperatorState state,
        SystemicIndex.Member index,
        double cashUsdPerDay,
        double powerUsdPerDay,
        double priceUsd,
        double machineElasticity) {
    private static final StressScenario NONE = new StressScenario(0, 0, 0);
    private static final double USUAL_CALL_LTV = 0.75;
    private static final double USUAL_TARGET_LTV = 0.60;
    private static final double MAX_TARGET_LTV = 0.999;

    /** What is missing for an operator to be counted; empty where nothing is. */
    static List<String> missing(OperatorState state) {
        List<String> missing = new ArrayList<>();
        missing(missing, "fleet", state.fleet());
        missing(missing, "treasury", state.treasury());
        missing(missing, "cost", state.cost());
        missing(missing, "debt", state.debt());
        return missing;
    }

    private static void missing(List<String> missing, String kind, Optional<?> reading) {
        if (reading.isEmpty()) {
            missing.add(kind);
        }
    }

    /** The member made of an operator for which nothing is {@link #missing}. */
    static SystemMember of(OperatorState state, MarketSnapshot market, SystemTerms terms) {
        Reading.Fleet fleet = state.fleet().orElseThrow();
        Reading.Treasury treasury = state.treasury().orElseThrow();
        Reading.Cost cost = state.cost().orElseThrow();
        List<Loan> loans = state.debt().orElseThrow().loans();
        double power = fleet.hashratePh()
                * (state.profile().power().takeOrPay() ? 1 : fleet.uptime())
                * CashCost.powerUsdPerPhDay(
                        fleet.joulesPerTh(), state.profile().power().pue(), cost.powerPriceUsdPerKwh());
        double service = loans.stream().mapToDouble(Loan::toldServiceUsdPerDay).sum();
        double other = cost.otherCashCostUsdPerDay() - cost.curtailmentCreditsUsdPerDay() + service;
        MetricSet metrics = OperatorMetrics.compute(state, market, NONE, market.at());
        double btcPerDay = metrics.find(OperatorMetric.ExpectedOutput.class)
                .map(OperatorMetric.ExpectedOutput::btcPerDay)
                .orElse(0.0);
        Pledge pledge = Pledge.of(loans);
        ForcedSale sale = new ForcedSale(
                state.profile().id().value(),
                treasury.btcUnencumbered() + pledge.btc(),
                pledge.debtUsd(),
                cashUsd(treasury),
                Math.max(0, power + other) * terms.horizonDays(),
                btcPerDay * terms.horizonDays(),
                pledge.callLtv(),
                pledge.targetLtv());
        SystemicIndex.Member index =
                new SystemicIndex.Member(sale, fleet.hashratePh() * fleet.uptime(), breakeven(metrics, market));
        return new SystemMember(state, index, Math.max(0, other), power, market.priceUsd(), terms.machineElasticity());
    }

    /** An operator's loans on coins, taken together. */
    private record Pledge(double btc, double debtUsd, double callLtv, double targetLtv) {
        static Pledge of(List<Loan> loans) {
            double btc = 0;
            double debt = 0;
            double call = 0;
            double target = 0;
            for (Loan loan : loans) {
                if (loan.collateral() instanceof Loan.Collateral.Btc coins) {
                    btc += coins.btc();
                    debt += loan.balanceUsd();
                    call += coins.btc() * coins.marginCallLtv();
                    target += coins.btc() * coins.targetLtv();
                }
            }
            if (btc == 0) {
                return new Pledge(0, 0, USUAL_CALL_LTV, USUAL_TARGET_LTV);
            }
            double callLtv = call / btc;
            return new Pledge(btc, debt, callLtv, Math.min(target / btc, Math.min(callLtv, MAX_TARGET_LTV)));
        }
    }

    /** Cash, stablecoins after their haircut, and credit that can be drawn. */
    private static double cashUsd(Reading.Treasury treasury) {
        double stable = treasury.stablecoins().stream()
                .mapToDouble(it -> it.usd() * (1 - it.haircut()))
                .sum();
        return treasury.cashUsd() + stable + treasury.undrawnUsd();
    }

    /**
     * Its breakeven hashprice, scaled to the network's where its pool pays less of a block than all, so that one
     * hashprice decides for everyone whether it is under water. 0 where nothing runs.
     */
    private static double breakeven(MetricSet metrics, MarketSnapshot market) {
        double breakeven = metrics.find(OperatorMetric.BreakevenHashprice.class)
                .map(OperatorMetric.BreakevenHashprice::usdPerPhDay)
                .orElse(0.0);
        double own = metrics.find(OperatorMetric.Hashprice.class)
                .map(OperatorMetric.Hashprice::usdPerPhDay)
                .orElse(0.0);
        return own > 0 ? breakeven * Repricing.usdPerPhDay(market) / own : breakeven;
    }

    ForcedSale sale() {
        return index.sale();
    }

    String name() {
        return sale().name();
    }

    /** Whether all it has and mines does not pay its bills and cure its calls at a price. */
    boolean outOfCoinsAt(double priceUsd) {
        ForcedSale sale = sale();
        double all = sale.btc() + sale.producedBtc();
        return all > 0 ? sale.btcAt(priceUsd) >= all * (1 - 1e-12) : sale.costUsd() > sale.cashUsd();
    }

    /**
     * This member for the spread of failures. A lender loses what the collateral does not bring at the price after the
     * operator's own haircut; machines bring what their appraisal becomes as hashprice falls with the price. A host loses the power of the horizon, unpaid; a client
     * bridges its debt service and other cost over the horizon until its machines run elsewhere.
     */
    Contagion.Operator exposed(double atUsd, double horizonDays) {
        Reading.Treasury treasury = state.treasury().orElseThrow();
        double haircut = state.profile().btcHaircut();
        double liquidity = cashUsd(treasury) + treasury.btcUnencumbered() * atUsd * (1 - haircut);
        List<Contagion.Owed> debts = new ArrayList<>();
        for (Loan loan : state.debt().orElseThrow().loans()) {
            loan.lender()
                    .ifPresent(it ->
                            debts.add(new Contagion.Owed(it, loan.balanceUsd(), uncoveredUsd(loan, atUsd, haircut))));
        }
        List<Contagion.Hosted> hosting = state.fleet().orElseThrow().host().stream()
                .map(it -> new Contagion.Hosted(it, cashUsdPerDay * horizonDays, powerUsdPerDay * horizonDays))
                .toList();
        return new Contagion.Operator(name(), liquidity, debts, hosting);
    }

    private double uncoveredUsd(Loan loan, double atUsd, double haircut) {
        double covered = 0;
        if (loan.collateral() instanceof Loan.Collateral.Btc coins) {
            covered = coins.btc() * atUsd * (1 - haircut);
        } else if (loan.collateral() instanceof Loan.Collateral.Asic machines) {
            covered = CollateralValue.asicUsd(machines.valueUsd(), atUsd / priceUsd, machineElasticity);
        }
        return Math.max(0, loan.balanceUsd() - covered);
    }
}
