package io.davylamp.hedging.cash;

import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.BalanceSheet;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an operator can pay with over a horizon, the hedges it has included.
 *
 * @param flows what it earns and pays
 * @param funds what it can pay with
 * @param weather prices in base, under stress and after a rise
 * @param days horizon, days
 * @param inPlace the hedges it has
 * @param inPlaceChange what they do to cash
 * @param mandate on whose terms hedges bind cash
 */
public record Means(
        Flows flows,
        Funds funds,
        Weather weather,
        int days,
        ExistingHedges inPlace,
        CashChange inPlaceChange,
        Mandate mandate) {

    /** Means, or what is missing to know them. */
    public sealed interface Attempt {
        record Made(Means means) implements Attempt {}

        /** @param what named, each a clause's subject: "cost" */
        record Missing(List<String> what) implements Attempt {}
    }

    /**
     * The means of one operator.
     *
     * @param forwards the derivatives market for the end of the horizon
     * @param now the moment the horizon runs from
     */
    public static Attempt of(
            OperatorState state,
            MetricSet metrics,
            ForwardMarket forwards,
            StressScenario stress,
            Mandate mandate,
            Instant now) {
        List<String> missing = missing(state, metrics);
        if (!missing.isEmpty()) {
            return new Attempt.Missing(missing);
        }
        Weather weather = Weather.of(forwards, stress);
        ExistingHedges inPlace = ExistingHedges.of(state, forwards.spotUsd(), now);
        return new Attempt.Made(new Means(
                flows(state, metrics),
                funds(state, mandate),
                weather,
                forwards.days(),
                inPlace,
                inPlace.change(weather, forwards, mandate),
                mandate));
    }

    /** What is not known of an operator without which nothing can be said about its cash. */
    public static List<String> missing(OperatorState state, MetricSet metrics) {
        List<String> missing = new ArrayList<>();
        Optional<OperatorMetric.ExpectedOutput> output = metrics.find(OperatorMetric.ExpectedOutput.class);
        need(output.filter(it -> it.btcPerDay() > 0).isPresent(), "expected production", missing);
        need(
                metrics.find(OperatorMetric.PowerCost.class).isPresent()
                        && state.cost().isPresent(),
                "cost",
                missing);
        need(metrics.find(OperatorMetric.DebtStatus.class).isPresent(), "debt", missing);
        need(state.treasury().isPresent(), "the treasury", missing);
        return missing;
    }

    private static void need(boolean there, String what, List<String> missing) {
        if (!there) {
            missing.add(what);
        }
    }

    private static Flows flows(OperatorState state, MetricSet metrics) {
        Reading.Cost cost = state.cost().orElseThrow();
        return new Flows(
                metrics.find(OperatorMetric.ExpectedOutput.class).orElseThrow().btcPerDay(),
                metrics.find(OperatorMetric.PowerCost.class).orElseThrow().usdPerDay(),
                cost.otherCashCostUsdPerDay() - cost.curtailmentCreditsUsdPerDay(),
                metrics.find(OperatorMetric.DebtStatus.class).orElseThrow().debtServiceUsdPerDay());
    }

    private static Funds funds(OperatorState state, Mandate mandate) {
        Reading.Treasury treasury = state.treasury().orElseThrow();
        double cash = treasury.cashUsd() + BalanceSheet.stablecoinsUsd(treasury.stablecoins()) + treasury.undrawnUsd();
        double selling = mandate.termsOf(Instrument.SELL_TREASURY)
                .map(Mandate.Terms::cost)
                .orElse(0.0);
        return new Funds(
                cash,
                treasury.btcUnencumbered(),
                Math.max(selling, state.profile().btcHaircut()));
    }

    /** Coins expected over the horizon at today's difficulty, BTC. */
    public double expectedBtc() {
        return flows.btcPerDay() * days;
    }

    /** Coins that can be relied on under stress, BTC: the most that may ever be hedged. */
    public double stressedBtc() {
        return expectedBtc() / (1 + Math.max(0, weather.stress().difficultyChange()));
    }

    /** Revenue less cash cost at today's prices, before debt service, USD a day. */
    public double operatingUsdPerDay() {
        return flows.btcPerDay() * weather.spotUsd() - flows.powerUsdPerDay() - flows.otherUsdPerDay();
    }

    public double stressedRevenueUsdPerDay() {
        return flows.btcPerDay() * weather.stressedPriceUsd() / weather.stressedDifficulty();
    }

    /** Revenue less cash cost under stress, before debt service, USD a day. */
    public double stressedOperatingUsdPerDay() {
        double power = flows.powerUsdPerDay() * (1 + weather.stress().powerChange());
        return stressedRevenueUsdPerDay() - power - flows.otherUsdPerDay();
    }

    /** How liquidity does at today's prices. */
    public Lasting base(CashChange change) {
        double spot = weather.spotUsd();
        return lasting(change, spot, operatingUsdPerDay(), inPlaceChange.baseUsd() + change.baseUsd());
    }

    /** How liquidity does under stress. */
    public Lasting stressed(CashChange change) {
        double price = weather.stressedPriceUsd();
        return lasting(change, price, stressedOperatingUsdPerDay(), inPlaceChange.stressedUsd() + change.stressedUsd());
    }

    /**
     * Cash that is missing today for liquidity to last so long under stress, USD; 0: none is.
     *
     * @param targetDays days
     */
    public double missingUsd(CashChange change, double targetDays) {
        double after = flows.debtServiceUsdPerDay() - stressedOperatingUsdPerDay();
        double during = after - (inPlaceChange.stressedUsd() + change.stressedUsd()) / days;
        double within = Math.max(0, during * Math.min(days, targetDays));
        double until = targetDays > days ? during * days + after * (targetDays - days) - change.marginUsd() : within;
        return Math.max(0, Math.max(within, until) - stressed(change).liquidityUsd());
    }

    private Lasting lasting(CashChange change, double priceUsd, double operating, double payoffUsd) {
        double service = flows.debtServiceUsdPerDay();
        double after = service - operating;
        double during = after - payoffUsd / days;
        double liquidity = new Funds(
                        funds.cashUsd() + change.cashUsd(), funds.freeBtc() + change.coinsBtc(), funds.haircut())
                .atUsd(priceUsd);
        OptionalDouble dscr = service == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((operating + (payoffUsd - change.paidUsd()) / days) / service);
        return new Lasting(
                runway(liquidity, during, after, change.marginUsd(), days),
                dscr,
                liquidity,
                liquidity - during * days + change.marginUsd());
    }

    /**
     * How long liquidity lasts, days, hedges settling in equal parts until the end of the horizon and their margin
     * coming back then; empty where it lasts for ever. Liquidity below zero does not last, whatever is earned.
     *
     * @param during burn until the end of the horizon, USD a day
     * @param after burn from then on, USD a day
     */
    public static OptionalDouble runway(double liquidityUsd, double during, double after, double marginUsd, int days) {
        if (liquidityUsd < 0 || liquidityUsd == 0 && during > 0) {
            return OptionalDouble.of(0);
        }
        if (during > 0 && liquidityUsd / during <= days) {
            return OptionalDouble.of(liquidityUsd / during);
        }
        double left = liquidityUsd - during * days + marginUsd;
        return after <= 0 ? OptionalDouble.empty() : OptionalDouble.of(days + left / after);
    }

    /**
     * Cash after a rise of the price to its 95 % quantile on the first day, margin on all hedges put up, while the coins it
     * would be paid with are still to be mined; USD.
     */
    public double cashAfterRiseUsd(CashChange change) {
        CashChange had = inPlaceChange;
        return funds.cashUsd() - had.marginUsd() - had.calledUsd() + change.cashUsd() - change.calledUsd();
    }

    /** Premium, fees and margin bound by hedges in place and these, less what the mandate allows, USD. */
    double beyondMandateUsd(CashChange change) {
        double cash = Math.max(0, funds.cashUsd() + change.raisedUsd());
        return inPlaceChange.boundUsd() + change.boundUsd() - mandate.limits().cashShare() * cash;
    }
}
