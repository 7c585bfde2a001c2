package io.davylamp.advice.plan;

import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.BalanceSheet;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The coming weeks of an operator as hedging sees them: what it earns and pays a day, what it can pay with, what price and
 * difficulty may do, and the hedges it has.
 *
 * @param flows what it earns and pays
 * @param funds what it can pay with
 * @param forwards the derivatives market for the end of the horizon
 * @param scenarios price and difficulty at the end of the horizon, equally likely
 * @param stress the rulebook's stress
 * @param days horizon, days
 * @param inPlace hedges it has
 */
public record Outlook(
        Flows flows,
        Funds funds,
        ForwardMarket forwards,
        Scenarios scenarios,
        StressScenario stress,
        int days,
        ExistingHedges inPlace) {

    /**
     * What it earns and pays a day at today's prices.
     *
     * @param btcPerDay coins mined, after uptime and pool fee, BTC
     * @param powerUsdPerDay power
     * @param otherUsdPerDay other cash cost less curtailment credits
     * @param debtServiceUsdPerDay interest and principal
     */
    public record Flows(double btcPerDay, double powerUsdPerDay, double otherUsdPerDay, double debtServiceUsdPerDay) {
        double costUsdPerDay() {
            return powerUsdPerDay + otherUsdPerDay + debtServiceUsdPerDay;
        }
    }

    /**
     * What it can pay with.
     *
     * @param cashUsd cash, stablecoins after haircut and undrawn credit
     * @param freeBtc coins it can sell at will
     * @param haircut taken off them where they are counted as liquidity, fraction
     */
    public record Funds(double cashUsd, double freeBtc, double haircut) {
        double atUsd(double priceUsd) {
            return cashUsd + freeBtc * priceUsd * (1 - haircut);
        }
    }

    /** An outlook, or what is missing for one. */
    public sealed interface Attempt {
        record Made(Outlook outlook) implements Attempt {}

        /** @param what named, in a clause */
        record Missing(String what) implements Attempt {}
    }

    /**
     * The outlook of one operator.
     *
     * @param days horizon, days, 1 or more
     */
    public static Attempt of(Case operator, StressScenario stress, Mandate mandate, int days) {
        OperatorState state = operator.state();
        MarketSnapshot market = operator.market();
        MetricSet metrics = operator.metrics();
        Optional<OperatorMetric.ExpectedOutput> output = metrics.find(OperatorMetric.ExpectedOutput.class);
        Optional<OperatorMetric.PowerCost> power = metrics.find(OperatorMetric.PowerCost.class);
        Optional<OperatorMetric.DebtStatus> debt = metrics.find(OperatorMetric.DebtStatus.class);
        Optional<ForwardMarket> forwards = ForwardMarket.of(market, days);
        List<String> missing = new ArrayList<>();
        need(output.filter(it -> it.btcPerDay() > 0).isPresent(), "expected production", missing);
        need(power.isPresent() && state.cost().isPresent(), "cost", missing);
        need(debt.isPresent(), "debt", missing);
        need(state.treasury().isPresent(), "the treasury", missing);
        need(forwards.isPresent(), "a futures basis", missing);
        need(
                forwards.map(it -> it.vol().isPresent())
                        .orElse(market.quotes().impliedVol().isPresent()),
                "an implied volatility",
                missing);
        if (!missing.isEmpty()) {
            return new Attempt.Missing(
                    String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " not known");
        }
        Reading.Cost cost = state.cost().orElseThrow();
        Flows flows = new Flows(
                output.orElseThrow().btcPerDay(),
                power.orElseThrow().usdPerDay(),
                cost.otherCashCostUsdPerDay() - cost.curtailmentCreditsUsdPerDay(),
                debt.orElseThrow().debtServiceUsdPerDay());
        Scenarios scenarios = Scenarios.of(joint(forwards.orElseThrow(), mandate), market.priceUsd(), days);
        return new Attempt.Made(new Outlook(
                flows,
                funds(state),
                forwards.orElseThrow(),
                scenarios,
                stress,
                days,
                ExistingHedges.of(state, forwards.orElseThrow(), operator.at())));
    }

    public double spotUsd() {
        return forwards.spotUsd();
    }

    double stressedPriceUsd() {
        return spotUsd() * (1 + stress.priceChange());
    }

    /** Coins expected over the horizon at today's difficulty, BTC. */
    double expectedBtc() {
        return flows.btcPerDay() * days;
    }

    /** Coins that can be relied on under stress, BTC: the most that may ever be hedged. */
    double stressedBtc() {
        return expectedBtc() / (1 + Math.max(0, stress.difficultyChange()));
    }

    private static Funds funds(OperatorState state) {
        Reading.Treasury treasury = state.treasury().orElseThrow();
        double cash = treasury.cashUsd() + BalanceSheet.stablecoinsUsd(treasury.stablecoins()) + treasury.undrawnUsd();
        return new Funds(cash, treasury.btcUnencumbered(), state.profile().btcHaircut());
    }

    /** The price drifts to its forward: no view on it is taken. */
    private static JointMarket joint(ForwardMarket forwards, Mandate mandate) {
        return new JointMarket(
                forwards.vol().orElseThrow(),
                mandate.view().difficultyVol(),
                mandate.view().correlation(),
                forwards.basisPerYear(),
                0);
    }

    private static void need(boolean there, String what, List<String> missing) {
        if (!there) {
            missing.add(what);
        }
    }
}
