package io.davylamp.advice.plan;

import io.davylamp.hedging.cash.ExistingHedges;
import io.davylamp.hedging.cash.Flows;
import io.davylamp.hedging.cash.Funds;
import io.davylamp.hedging.cash.Means;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.HedgeBook;
import io.davylamp.mining.Mandate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The coming weeks of an operator as hedging sees them: what it earns and pays a day, what it can pay with, what price and
 * difficulty may do, and the hedges it has.
 *
 * @param means what it earns, pays and can pay with, the hedges it has included
 * @param forwards the derivatives market for the end of the horizon
 * @param scenarios price and difficulty at the end of the horizon, equally likely
 */
public record Outlook(Means means, ForwardMarket forwards, Scenarios scenarios) {

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
        MarketSnapshot market = operator.market();
        Optional<ForwardMarket> forwards = ForwardMarket.of(market, days);
        List<String> missing = new ArrayList<>(Means.missing(operator.state(), operator.metrics()));
        if (forwards.isEmpty()) {
            missing.add("a futures basis");
        }
        if (forwards.map(it -> it.vol()).orElse(market.quotes().impliedVol()).isEmpty()) {
            missing.add("an implied volatility");
        }
        if (!missing.isEmpty()) {
            return new Attempt.Missing(
                    String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " not known");
        }
        ForwardMarket priced = forwards.orElseThrow();
        Means.Attempt means = Means.of(operator.state(), operator.metrics(), priced, stress, mandate, operator.at());
        return new Attempt.Made(new Outlook(
                ((Means.Attempt.Made) means).means(),
                priced,
                Scenarios.of(joint(priced, mandate), market.priceUsd(), days)));
    }

    Flows flows() {
        return means.flows();
    }

    Funds funds() {
        return means.funds();
    }

    ExistingHedges inPlace() {
        return means.inPlace();
    }

    StressScenario stress() {
        return means.weather().stress();
    }

    public int days() {
        return means.days();
    }

    public double spotUsd() {
        return forwards.spotUsd();
    }

    double expectedBtc() {
        return means.expectedBtc();
    }

    double stressedBtc() {
        return means.stressedBtc();
    }

    /** Production that hedge ratios are shares of, whatever the horizon: the same as the rules' HedgeCover, BTC. */
    double coverableBtc() {
        return flows().btcPerDay() * HedgeBook.DAYS_COVERED;
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
}
